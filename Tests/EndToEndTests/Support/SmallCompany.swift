import Testing

/// A company of two teams, small enough to be written down here, whose files a test can vary before it imports them.
struct SmallCompany: Sendable {
    var key = "acme"
    var name = "Acme"
    var source = "crm"
    var extractedAt = "2025-01-15T12:00:00Z"
    /// Whether the files say everything there is, so that what they no longer name is deleted.
    var isComplete = false
    /// id, name, team, leader, region
    var people = [
        ["L1", "North Lead", "North", "", "Home"], ["R1", "First Rep", "North", "L1", "Home"], ["R2", "Second Rep", "North", "L1", "Home"],
        ["L2", "South Lead", "South", "", "Home"], ["R3", "Third Rep", "South", "L2", "Home"],
    ]
    /// id, owner, stage, amount, created, closed
    var deals = [
        ["D1", "R1", "Won", "100.00", "2024-01-05", "2024-02-10"], ["D2", "R1", "Open", "50.00", "2024-12-01", "2025-02-01"],
        ["D3", "R3", "Lost", "0.00", "2024-03-01", "2024-04-01"], ["D4", "R2", "Won", "40.00", "2024-04-01", "2024-05-05"],
    ]
    /// person, period, amount
    var quotas = [["R1", "2024", "1200.00"], ["R3", "2024-Q1", "100.00"]]
    /// Replaces parts of the mapping after it was written.
    var edits: [(String, String)] = []

    enum File: String, CaseIterable { case people, deals, quotas }

    static let dealHeader = "id,owner,stage,amount,created,closed"

    var mapping: String {
        var text = """
            source: \(source)
            organisation: {key: \(key), name: \(name), currency: USD, zone: UTC, fiscal_year_starts: 1, week_starts: monday}
            extracted_at: \(extractedAt)
            complete: \(isComplete)
            files:
              people*.csv:
                noun: person
                fields: {id: id, name: name, team: team, leader: leader, region: region}
              quotas*.csv:
                noun: quota
                fields: {person: person, period: period, amount: amount}
              deals*.csv:
                noun: opportunity
                fields: {id: id, owner: owner, stage: stage, amount: amount, created_on: created, close_on: closed}
                stages: {Open: discovery, Won: won, Lost: lost}

            """
        for (old, new) in edits { text = text.replacing(old, with: new) }
        return text
    }

    /// Writes the mapping and the files wanted; returns the command line that imports them.
    func importing(_ files: [File] = File.allCases, in installation: Installation) throws -> [String] {
        try ["import", installation.write("\(key).yaml", mapping)]
            + files.map { file in
                let (header, rows) =
                    switch file {
                    case .people: ("id,name,team,leader,region", people)
                    case .deals: (Self.dealHeader, deals)
                    case .quotas: ("person,period,amount", quotas)
                    }
                return try installation.write(
                    "\(file.rawValue)_\(key).csv", ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n")
            }
    }

    /// Changes one cell of a deal.
    mutating func setDeal(_ id: String, _ column: Int, _ value: String) {
        for index in deals.indices where deals[index][0] == id { deals[index][column] = value }
    }
}

extension Installation {
    /// Imports a company that must be accepted; returns what the program said.
    @discardableResult
    func load(_ company: SmallCompany, _ files: [SmallCompany.File] = SmallCompany.File.allCases, _ options: [String] = []) async throws
        -> String
    {
        try await succeed(company.importing(files, in: self) + options)
    }
}
