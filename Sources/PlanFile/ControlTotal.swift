public import SalesModel

/// A total the mapping declares, and what the file holds.
public struct ControlTotal: Hashable, Sendable {
    /// What is counted: `rows`, or the name of a money field.
    public let name: String
    /// The total the mapping declares.
    public let declared: ExactDecimal
    /// The total of the file.
    public let found: ExactDecimal

    /// Whether both are the same number.
    public var matches: Bool { declared.isNumericallyEqual(to: found) }
}

extension ControlTotal: CustomStringConvertible {
    /// One sentence: `amount: the mapping declares 100.00, the file holds 90.00.`
    public var description: String {
        matches
            ? "\(name): \(found) as declared."
            : "\(name): the mapping declares \(declared), the file holds \(found)."
    }
}
