public import Access
public import ArgumentParser
public import Operations
public import SalesModel

// How values are written on the command line.

extension CalendarDay: ExpressibleByArgument {
    /// A day written YYYY-MM-DD.
    public init?(argument: String) { self.init(iso: argument) }
}

extension WallTime: ExpressibleByArgument {
    /// A time written "YYYY-MM-DD HH:MM".
    public init?(argument: String) { self.init(argument) }
}

extension CurrencyMode: ExpressibleByArgument {}
extension Dimension: ExpressibleByArgument {}
extension Basis: ExpressibleByArgument {}
extension PeriodLevel: ExpressibleByArgument {}
extension ReportKind: ExpressibleByArgument {}
extension SessionOperations.Initiator: ExpressibleByArgument {}
extension SessionOperations.Cause: ExpressibleByArgument {}
extension InquiryState: ExpressibleByArgument {}
extension LetterState: ExpressibleByArgument {}
extension Structure: ExpressibleByArgument {}
extension AccessRole: ExpressibleByArgument {}
extension CredentialScope: ExpressibleByArgument {}

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
}
