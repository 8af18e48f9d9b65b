import Foundation
import Testing

/// The CRM export of a hardware seller, with the mapping that these tests are about.
enum Maven {
    static let key = "maven"
    /// The day after its last deal was closed is the day of the extract.
    static let day = "2017-12-31"
    static let mapping = Checkout.folder.appending(path: "Tests/Mappings/maven.yaml").path(percentEncoded: false)

    /// The command line that imports a copy of the export.
    static func importing(_ folder: String = "maven", mapping: String = mapping) -> [String] {
        ["import", mapping]
            + ["products.csv", "accounts.csv", "sales_teams.csv", "sales_pipeline.csv"].map { SharedData.path("\(folder)/\($0)") }
    }

    /// The columns of the checked answers, by the columns of the report that must show the same digits.
    static let columns = [
        "won": "won", "lost": "lost", "win_rate": "win_rate", "mean_deal": "avg_deal_size",
        "mean_cycle_won": "avg_cycle_days_won", "mean_cycle_lost": "avg_cycle_days_lost",
    ]

    /// Holds a row of a report against a row of the checked answers.
    static func expect(_ row: [String: String], equals truth: [String: String], sourceLocation: SourceLocation = #_sourceLocation) {
        for (column, name) in columns {
            #expect(row[column] == truth[name], "\(column)", sourceLocation: sourceLocation)
        }
        #expect(row["won_value"] == truth["won_value"].map { $0 + ".00" }, sourceLocation: sourceLocation)
    }
}
