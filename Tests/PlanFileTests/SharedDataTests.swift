import Foundation
import PlanFile
import SalesModel
import Testing

private let maven = """
    source: crm
    organisation: {key: acme, name: Acme, currency: USD, zone: America/New_York}
    extracted_at: 2018-01-01T00:00:00Z
    complete: true
    files:
      sales_pipeline.csv:
        noun: opportunity
        fields: {id: opportunity_id, owner: sales_agent, account: account, product: product, stage: deal_stage,
          created_on: engage_date, close_on: close_date, amount: close_value}
        constants: {currency: USD}
        translate: {product: {GTXPro: GTX Pro}}
        stages: {Prospecting: qualification, Engaging: discovery, Won: won, Lost: lost}
        control: {rows: 8800, sums: {amount: "10005534"}}
      accounts.csv:
        noun: account
        fields: {id: account, name: account, industry: sector, country: office_location}
        translate: {industry: {technolgy: technology}, country: {Philipines: Philippines}}
        control: {rows: 85}
      products.csv:
        noun: product
        fields: {id: product, name: product, family: series, list_price: sales_price}
        control: {rows: 7}
      sales_teams.csv:
        noun: person
        fields: {id: sales_agent, name: sales_agent, leader: manager, region: regional_office}
        control: {rows: 35}
    """

@Suite("Real files", .enabled(if: SharedData.isPresent, SharedData.notice))
struct SharedDataTests {
    private func read(_ folder: String, _ name: String, _ mappingText: String = maven) throws
        -> (rows: [[String]], summary: FileSummary)
    {
        let mapping = try Mapping.parse(mappingText, fileName: "maven.yaml")
        let source = try FileSource(path: "\(SharedData.directory)/\(folder)/\(name)")
        let file = try NounFile(
            source, mapping: mapping.entry(forFile: source.name), organisation: mapping.organisation)
        var sink = RecordingSink()
        let summary = try file.parse(into: &sink)
        return (sink.rows, summary)
    }

    @Test(
        "the seller's files read without a finding, and their totals agree",
        arguments: [
            "sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv",
        ])
    func seller(name: String) throws {
        let original = try read("maven", name)
        let savedAgain = try read("maven_variants/v_mdyyyy", name)
        #expect(original.summary.log.totalCount == 0)
        #expect(savedAgain.summary.log.totalCount == 0)
        #expect(original.summary.problem == nil)
        #expect(savedAgain.summary.problem == nil)
        let isSame = original.rows == savedAgain.rows
        #expect(isSame)
        if name == "sales_pipeline.csv" {
            #expect(original.summary.dates?.description == "YYYY-MM-DD, decided by row 2: 2016-10-20")
            #expect(savedAgain.summary.dates?.description == "M/D/YYYY, decided by row 2: 10/20/2016")
            #expect(original.summary.translations.map(\.cells) == [1480])
        }
    }

    @Test("without its translation the value is staged as it stands")
    func untranslated() throws {
        let text = maven.replacingOccurrences(of: "translate: {product: {GTXPro: GTX Pro}}", with: "")
        let (rows, summary) = try read("maven", "sales_pipeline.csv", text)
        #expect(summary.log.totalCount == 0)
        #expect(rows.count == 8800)
        #expect(rows.count { $0[4] == "GTXPro" } == 1480)
    }

    private static let messy = SharedData.files(under: "messy") { name in
        let file = name.lowercased()
        return [".csv", ".tsv", ".txt"].contains { file.hasSuffix($0) }
    }

    @Test("every difficult file is read or refused, the same in any chunks")
    func difficultFiles() throws {
        var readCount = 0
        var refusedCount = 0
        for path in Self.messy {
            for delimiter in [Delimiter.comma, .tab] {
                let whole = digest(of: path, delimiter, chunkSize: 64 << 10)
                let parts = digest(of: path, delimiter, chunkSize: 7)
                #expect(whole == parts, "\(path)")
                if whole.hasPrefix("refused") { refusedCount += 1 } else { readCount += 1 }
            }
        }
        #expect(readCount > 300)
        #expect(refusedCount > 5)
    }

    /// The rows in a few letters, or why there are none.
    private func digest(of path: String, _ delimiter: Delimiter, chunkSize: Int) -> String {
        do {
            var reader = try CSVReader(FileSource(path: path), delimiter: delimiter, chunkSize: chunkSize)
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            while try reader.next() {
                hash = (hash ^ UInt64(reader.isMisquoted ? 2 : 1)) &* 0x100_0000_01b3
                for cell in 0..<reader.cellCount {
                    for byte in reader.cell(cell) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                    hash = (hash ^ 0x1FF) &* 0x100_0000_01b3
                }
            }
            return "\(reader.row) rows, \(hash)"
        } catch {
            return "refused: \(error.code)"
        }
    }

    @Test("every difficult file is mapped by its own header, with findings or a problem")
    func difficultFilesMapped() throws {
        let noun = "noun: person\nfields: {id: I, name: N, hired_on: D, left_on: D}"
        let template = try mapping(noun)
        var mappedCount = 0
        for path in Self.messy {
            do {
                let source = try FileSource(path: path)
                var reader = try CSVReader(source)
                guard try reader.next() else { continue }
                let header = (0..<reader.cellCount).map { CSVWriter.guarded(reader.text($0)) }
                let first = quoted(header[0])
                let last = quoted(header[header.count - 1])
                guard
                    let own = try? mapping(
                        "noun: person\nfields: {id: \(first), name: \(first), hired_on: \(last), left_on: \(last)}")
                else { continue }
                let file = try NounFile(source, mapping: own.files[0], organisation: template.organisation)
                var sink = RecordingSink()
                let summary = try file.parse(into: &sink)
                mappedCount += 1
                #expect(summary.rowsStaged == sink.rows.count)
                #expect(summary.rowsRead - summary.rowsStaged <= summary.log.totalCount)
            } catch let problem as FileProblem {
                #expect(!problem.reason.isEmpty && !problem.fix.isEmpty)
            }
        }
        #expect(mappedCount > 80)
    }

    private func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || scalar.value > 0x7E
                ? "\\U" + String(format: "%08X", scalar.value) : String(scalar)
        }
        return "\"" + escaped.joined() + "\""
    }

    /// Two of the publisher's answers are known to be wrong in this copy.
    @Test(
        "published answers",
        arguments: [
            "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "quotes_and_newlines", "simple",
            "simple_crlf", "utf8",
        ])
    func spectrum(name: String) throws {
        let folder = SharedData.directory + "/messy/csv_spectrum"
        let answer = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name).json"))
        let expected = try #require(JSONSerialization.jsonObject(with: answer) as? [[String: String]])
        let rows = try table(Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/csvs/\(name).csv"))))
        let found = rows.dropFirst().filter { $0 != [""] }.map { row in
            Dictionary(uniqueKeysWithValues: zip(rows[0], row))
        }
        #expect(found == expected)
    }
}
