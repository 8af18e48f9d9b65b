/// What the sample organisation sells, to whom and through which stages. Money in cents.
enum SampleCatalogue {
    struct Product {
        let id: String
        let name: String
        let family: String
        /// For one unit.
        let listPrice: Int64
        /// A deal sells 1 to this many units.
        let mostUnits: Int
        let cycleDays: Int
        /// Added to the win rate of the rep, per mille.
        let edge: Int
        /// Relative frequency.
        let weight: Int
    }

    /// In the order of their names, which is the order of the truth.
    static let products: [Product] = [
        Product(
            id: "P01", name: "Analytics Enterprise", family: "Analytics", listPrice: 4_800_000,
            mostUnits: 1, cycleDays: 95, edge: -90, weight: 6),
        Product(
            id: "P02", name: "Analytics Team", family: "Analytics", listPrice: 96_000,
            mostUnits: 25, cycleDays: 52, edge: 10, weight: 16),
        Product(
            id: "P03", name: "Connect Basic", family: "Connect", listPrice: 24_950,
            mostUnits: 40, cycleDays: 24, edge: 70, weight: 24),
        Product(
            id: "P04", name: "Connect Plus", family: "Connect", listPrice: 54_999,
            mostUnits: 40, cycleDays: 38, edge: 30, weight: 22),
        Product(
            id: "P05", name: "Migration Package", family: "Services", listPrice: 1_250_000,
            mostUnits: 1, cycleDays: 45, edge: 0, weight: 9),
        Product(
            id: "P06", name: "Platform Core", family: "Platform", listPrice: 1_820_050,
            mostUnits: 2, cycleDays: 74, edge: -40, weight: 12),
        Product(
            id: "P07", name: "Platform Edge", family: "Platform", listPrice: 349_933,
            mostUnits: 6, cycleDays: 61, edge: -20, weight: 8),
        Product(
            id: "P08", name: "Training Day", family: "Services", listPrice: 187_500,
            mostUnits: 4, cycleDays: 18, edge: 90, weight: 3),
    ]

    /// Price of one unit where a deal names no product.
    static let priceWithoutProduct: Int64 = 730_000

    static let regions = ["Central", "East", "North", "South", "West"]

    static let industries = [
        "Education", "Energy", "Finance", "Health", "Logistics", "Manufacturing", "Public sector", "Retail", "Software",
        "Travel",
    ]

    /// In which currency an account is sold to: of every 32 one in the euro area, one in Britain; of every 320 one in Switzerland,
    /// for whose francs nobody has agreed on a rate.
    static func currency(ofAccount account: Int?) -> SampleCurrency {
        guard let account else { return .usd }
        if account % 32 == 5 { return .eur }
        if account % 32 == 21 { return .gbp }
        return account % 320 == 103 ? .chf : .usd
    }

    static func country(ofAccount account: Int) -> String {
        switch currency(ofAccount: account) {
        case .eur: account % 64 == 5 ? "DE" : "FR"
        case .gbp: "GB"
        case .chf: "CH"
        case .usd: account % 11 == 3 ? "CA" : "US"
        }
    }

    /// Shares of the full quota in the months after a start; then all of it is owed.
    static let rampProfile = "Onboarding"
    static let rampShares = [25, 50, 75]

    /// Weights of the quarters, per cent, of the plans that expect more at the end of the year.
    static let seasonality = "Year end"
    static let quarterWeights = [22, 24, 25, 29]

    /// Source stages as this sample's CRM spells them, and the canonical stage of each.
    static let stages: [(source: String, canonical: String)] = [
        ("New Lead", "lead"), ("Qualified", "qualification"), ("Discovery Call", "discovery"),
        ("Solution Fit", "solution_fit"),
        ("Proposal Sent", "proposal"), ("Decision Pending", "decision"), ("Negotiating", "negotiation"),
        ("Contract Out", "closing"),
        ("Closed Won", "won"), ("Closed Lost", "lost"),
    ]
    static let openStages = 8
    static let wonStage = 8
    static let lostStage = 9
}
