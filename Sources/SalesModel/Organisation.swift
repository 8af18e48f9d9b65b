/// An organisation (tenant): whose data it is, in which currency and calendar its numbers are stated.
public struct Organisation: Sendable, Hashable {
    /// The internal number, first part of every key.
    public let id: Int64
    /// The key used on the command line and in addresses: lower-case letters, digits and hyphens.
    public let key: String
    /// The name shown to people.
    public let name: String
    /// The currency of every total.
    public let currency: CurrencyCode
    /// The IANA name of the reporting zone.
    public let zone: String
    /// The first day of the week, in lower case.
    public let weekStarts: String
    /// The calendar of fiscal years with which it was founded; another one may have followed.
    public let fiscalCalendar: FiscalCalendar

    /// An organisation as stored.
    public init(
        id: Int64, key: String, name: String, currency: CurrencyCode, zone: String, weekStarts: String,
        fiscalCalendar: FiscalCalendar
    ) {
        self.id = id
        self.key = key
        self.name = name
        self.currency = currency
        self.zone = zone
        self.weekStarts = weekStarts
        self.fiscalCalendar = fiscalCalendar
    }
}
