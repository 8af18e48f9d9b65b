import SalesModel
import SampleOrganisation

/// The files of one organisation, those of the later extracts after the others, read back the plain way: the sample never needs quoting.
struct SampleFixture {
    let sample: SampleOrganisation
    let bytes: [String: [UInt8]]
    let fileOrder: [String]
    let largestChunk: Int

    init(seed: UInt64, reps: Int, asOf: CalendarDay = SampleOrganisation.defaultDay, key: String = "sample") {
        sample = SampleOrganisation(seed: seed, reps: reps, asOf: asOf, organisationKey: key)
        var bytes: [String: [UInt8]] = [:]
        var order: [String] = []
        var largest = 0
        let sink: SampleOrganisation.Sink = { name, chunk in
            if bytes[name] == nil { order.append(name) }
            bytes[name, default: []] += chunk
            largest = max(largest, chunk.count)
        }
        try? sample.write(to: sink)
        try? sample.writeLater(to: sink)
        self.bytes = bytes
        fileOrder = order
        largestChunk = largest
    }

    func text(_ file: String) -> String { String(decoding: bytes[file] ?? [], as: UTF8.self) }

    func header(_ file: String) -> String {
        text(file).split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    }

    /// Rows as dictionaries from column to text.
    func rows(_ file: String) -> [[String: String]] {
        let lines = text(file).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// The 400 reps most tests look at.
    static let shared = SampleFixture(seed: 20_260_930, reps: 400)
    static let sharedTruth = shared.sample.truth
    static let sharedLaterTruth = shared.sample.laterTruth
}

extension [String: String] {
    func text(_ column: String) -> String { self[column] ?? "missing column \(column)" }

    /// Money in cents; nil where the field is empty.
    func cents(_ column: String) -> Int64? {
        let text = text(column)
        return text.isEmpty ? nil : Int64(text.filter { $0 != "." })
    }
}
