/// A second organisation beside the sample, whose source system gives the sample's identifiers to other people and deals.
enum Neighbour {
    static var company: SmallCompany {
        var company = SmallCompany()
        company.source = "sample"
        company.people = [
            ["M001", "North Lead", "North", "", "Home"], ["R0001", "First Rep", "North", "M001", "Home"],
            ["R0002", "Second Rep", "North", "M001", "Home"],
        ]
        company.deals = [
            ["D0000001", "R0001", "Won", "100.00", "2024-01-05", "2024-02-10"],
            ["D0000002", "R0002", "Open", "50.00", "2024-12-01", "2025-02-01"],
        ]
        company.quotas = [["R0001", "2024", "1200.00"]]
        return company
    }

    /// Words that only the neighbour says.
    static let words = ["First Rep", "Second Rep", "Home", "Acme"]
    /// Words that only the sample says.
    static let samples = ["Rep 0", "Manager 0", "Team 0", "Central", "Account 0", "Analytics", "Connect", "Sample Organisation"]
}
