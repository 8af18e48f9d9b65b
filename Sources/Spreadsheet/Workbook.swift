internal import CXLSXWriter
internal import FoundationEssentials

/// A workbook as spreadsheet programs open it (Office Open XML), written by libxlsxwriter.
public struct Workbook: Sendable {
    /// The sheets, from the left.
    public var sheets: [Sheet]

    /// A workbook of these sheets; names are unique and at most 31 characters long.
    public init(sheets: [Sheet]) {
        self.sheets = sheets
    }

    /// A sheet: a heading row that stays in sight, and rows below it.
    public struct Sheet: Sendable {
        /// What its tab says.
        public let name: String
        /// The headings and how wide their columns are.
        public let columns: [Column]
        /// The cells, row by row.
        public var rows: [[Cell]]

        /// A sheet.
        public init(name: String, columns: [Column], rows: [[Cell]]) {
            self.name = name
            self.columns = columns
            self.rows = rows
        }
    }

    /// A column of a sheet.
    public struct Column: Sendable {
        /// What stands above it.
        public let heading: String
        /// In characters.
        public let width: Double

        /// A column.
        public init(heading: String, width: Double) {
            self.heading = heading
            self.width = width
        }
    }

    /// What stands in a cell.
    public enum Cell: Sendable, Hashable {
        /// Text, which is never taken for a formula.
        case text(String)
        /// A number, written out exactly, with the format in which it is shown. One of more than fifteen digits, which no
        /// spreadsheet can hold, is kept as text.
        case number(String, NumberFormat)
        /// Nothing.
        case empty
    }

    /// How a number is shown; what the cell holds is exact.
    public enum NumberFormat: String, Sendable, CaseIterable {
        /// 1,234
        case count = "#,##0"
        /// 1,234.56
        case money = "#,##0.00"
        /// 12.3 %, of 0.123
        case percent = "0.0\\ %"
        /// 12.3
        case decimal = "#,##0.0"
    }

    /// Why a workbook could not be written.
    public struct Failure: Error, CustomStringConvertible {
        /// What libxlsxwriter says, or that there is no room for its file.
        public let description: String
    }

    /// The bytes of the file. Throws ``Failure`` when there is no room for them in the folder of temporary files.
    public func bytes() throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "drumbeat-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: folder) }
            let file = folder.appending(path: "workbook.xlsx")
            try write(to: file.path, scratch: folder.path)
            return try [UInt8](Data(contentsOf: file))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "the workbook could not be written to \(folder.path): \(error)")
        }
    }

    private func write(to path: String, scratch: String) throws {
        try scratch.withCString { scratch in
            var options = lxw_workbook_options(constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: scratch), use_zip64: 0)
            guard let book = workbook_new_opt(path, &options) else { throw Failure(description: "libxlsxwriter made no workbook") }
            let formats = Formats(of: book)
            do {
                for sheet in sheets { try sheet.write(to: book, formats) }
            } catch {
                // Closing is what frees the workbook; the first error is the one that tells.
                _ = workbook_close(book)
                throw error
            }
            try Self.check(workbook_close(book), "closing the workbook")
        }
    }

    fileprivate static func check(_ code: lxw_error, _ doing: String) throws {
        guard code != LXW_NO_ERROR else { return }
        throw Failure(description: "\(doing): \(lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)")")
    }
}

/// The formats of one workbook.
private struct Formats {
    let heading: UnsafeMutablePointer<lxw_format>?
    let numbers: [Workbook.NumberFormat: UnsafeMutablePointer<lxw_format>]

    init(of book: UnsafeMutablePointer<lxw_workbook>) {
        heading = workbook_add_format(book)
        format_set_bold(heading)
        format_set_text_wrap(heading)
        numbers = Dictionary(
            uniqueKeysWithValues: Workbook.NumberFormat.allCases.compactMap { format in
                workbook_add_format(book).map { added in
                    format_set_num_format(added, format.rawValue)
                    return (format, added)
                }
            })
    }
}

extension Workbook.Sheet {
    fileprivate func write(to book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats) throws {
        guard let sheet = workbook_add_worksheet(book, name) else {
            throw Workbook.Failure(description: "\"\(name)\" cannot be the name of a sheet")
        }
        for (index, column) in columns.enumerated() {
            let place = lxw_col_t(index)
            try Workbook.check(worksheet_set_column(sheet, place, place, column.width, nil), "the width of column \(index + 1)")
            try Workbook.check(worksheet_write_string(sheet, 0, place, column.heading, formats.heading), "heading \(index + 1)")
        }
        worksheet_freeze_panes(sheet, 1, 1)
        for (index, row) in rows.enumerated() {
            for (place, cell) in row.enumerated() {
                let address = "row \(index + 2), column \(place + 1)"
                let (line, column) = (lxw_row_t(index + 1), lxw_col_t(place))
                switch cell {
                case .empty: continue
                case .text(let text): try Workbook.check(worksheet_write_string(sheet, line, column, text, nil), address)
                case .number(let digits, let format):
                    if let number = Self.double(digits) {
                        try Workbook.check(worksheet_write_number(sheet, line, column, number, formats.numbers[format]), address)
                    } else {
                        try Workbook.check(worksheet_write_string(sheet, line, column, digits, nil), address)
                    }
                }
            }
        }
        if !rows.isEmpty, !columns.isEmpty {
            try Workbook.check(
                worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows.count), lxw_col_t(columns.count - 1)), "the filter of \(name)")
        }
    }

    /// Nil for what a spreadsheet cannot hold exactly.
    private static func double(_ digits: String) -> Double? {
        let significant = digits.filter(\.isNumber).drop { $0 == "0" }
        return significant.count <= 15 ? Double(digits) : nil
    }
}
