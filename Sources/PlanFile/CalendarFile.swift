public import SalesModel

/// A fiscal calendar as somebody states it: a CSV file with a leaf period on each row, named by the columns label, from, to (the last
/// day), quarter and year. Quarters and years are the sums of their leaf periods.
public struct CalendarFile: Sendable {
    /// The base name of the file.
    public let name: String
    /// Everything that is wrong with it in itself, in the order of its rows.
    public private(set) var findings: [Finding] = []
    /// The first day; nil where no row can be read.
    public var first: CalendarDay? { windows.first?.first }
    /// The day after the last one.
    public var end: CalendarDay? { windows.last?.last.advanced(by: 1) }
    /// Every label of the file: of leaf periods, quarters and years.
    public var labels: Set<String> { Set(windows.flatMap { [$0.label, $0.quarter, $0.year] }) }

    /// The most leaf periods of a quarter.
    public static let mostLeavesOfQuarter = 12
    /// The longest label.
    public static let longestLabel = 24

    /// In the order of time.
    private var windows: [Window] = []

    private struct Window {
        let row: Int
        let label: String
        let first: CalendarDay
        let last: CalendarDay
        let quarter: String
        let year: String
    }

    private static let columns = ["label", "from", "to", "quarter", "year"]

    /// Reads a file. Throws `FileProblem` for one that is missing, empty or no text.
    public init(path: String) throws {
        try self.init(try FileSource(path: path))
    }

    /// Reads what stands in a source, as if it were a file.
    public init(_ source: any ByteSource) throws(FileProblem) {
        name = source.name.fileName
        var reader = try CSVReader(source, delimiter: try Self.delimiter(source))
        guard try reader.next() else { throw .empty(file: source.name) }
        let header = (0..<reader.cellCount).map { reader.text($0).trimmingSpaces.lowercased() }
        let places = Self.columns.map { header.firstIndex(of: $0) }
        for (column, place) in zip(Self.columns, places) where place == nil {
            report(
                1, column, nil, .calendarColumn, "The header has no column \(column).",
                "Name the columns \(Self.columns.joined(separator: ", ")); the header has \(header.joined(separator: ", ")).")
        }
        while try reader.next() {
            if reader.isBlank { continue }
            guard reader.cellCount == header.count else {
                report(
                    reader.row, nil, nil, .rowRagged, "The row has \(reader.cellCount) cells, the header \(header.count).",
                    "Give the row as many cells as the header has.")
                continue
            }
            if !places.contains(nil) { read(places.map { reader.text($0 ?? 0).trimmingSpaces }, row: reader.row) }
        }
        windows.sort { ($0.first, $0.row) < ($1.first, $1.row) }
        if windows.isEmpty, findings.isEmpty { throw .empty(file: source.name) }
        checkDays()
        checkFamilies()
        checkLabels()
        findings = findings.enumerated().sorted { ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset) }.map(\.element)
    }

    /// A file of windows is written by hand, so its delimiter is the one that its header has.
    private static func delimiter(_ source: any ByteSource) throws(FileProblem) -> Delimiter {
        for delimiter in Delimiter.allCases {
            var reader = try CSVReader(source, delimiter: delimiter)
            if try reader.next(), reader.cellCount > 1 { return delimiter }
        }
        return .comma
    }

    private mutating func read(_ cells: [String], row: Int) {
        var isReadable = true
        for (column, cell) in zip(Self.columns, cells) where cell.isEmpty {
            report(row, column, nil, .valueMissing, "The cell is empty, and \(column) is required.", "Fill the cell.")
            isReadable = false
        }
        for column in [0, 3, 4] where !cells[column].isEmpty && !Self.isLabel(cells[column]) {
            report(
                row, Self.columns[column], cells[column], .calendarLabel,
                "A label is 1 to \(Self.longestLabel) capital letters, digits, hyphens, dots and underscores.",
                "Write for instance FY2026-P01.")
            isReadable = false
        }
        let days = [1, 2].map { CalendarDay(iso: cells[$0]) }
        for (column, day) in zip([1, 2], days) where day == nil && !cells[column].isEmpty {
            report(
                row, Self.columns[column], cells[column], .dateInvalid, "This is no day written YYYY-MM-DD.",
                "Write for instance 2026-01-31.")
        }
        guard isReadable, let first = days[0], let last = days[1] else { return }
        guard first <= last else {
            report(row, "to", cells[2], .dateOrder, "The last day is before the first one, \(first).", "Exchange or correct the days.")
            return
        }
        windows.append(Window(row: row, label: cells[0], first: first, last: last, quarter: cells[3], year: cells[4]))
    }

    private static func isLabel(_ text: String) -> Bool {
        text.utf8.count <= longestLabel
            && text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0) }
    }

    /// Each leaf period begins on the day after the one before it.
    private mutating func checkDays() {
        for (before, window) in zip(windows, windows.dropFirst()) {
            let expected = before.last.advanced(by: 1)
            if window.first > expected {
                let last = window.first.advanced(by: -1)
                report(
                    window.row, "from", window.first.description, .calendarGap,
                    "\(expected == last ? "The day \(expected) lies" : "The days \(expected) to \(last) lie") in no leaf period.",
                    "Let \(window.label) begin on \(expected), or \(before.label) (row \(before.row)) end on \(last).")
            } else if window.first < expected {
                report(
                    window.row, "from", window.first.description, .calendarOverlap,
                    "\(window.label) shares days with \(before.label) (row \(before.row), \(before.first) to \(before.last)).",
                    "Let it begin on \(expected), or \(before.label) end earlier.")
            }
        }
    }

    /// The leaf periods of a quarter, and those of a year, follow each other; a quarter lies in one year.
    private mutating func checkFamilies() {
        var yearOfQuarter: [String: Window] = [:]
        var leaves: [String: Int] = [:]
        for (place, window) in windows.enumerated() {
            leaves[window.quarter, default: 0] += 1
            if leaves[window.quarter] == Self.mostLeavesOfQuarter + 1 {
                report(
                    window.row, "quarter", window.quarter, .calendarQuarterTooLong,
                    "The quarter has more than \(Self.mostLeavesOfQuarter) leaf periods.", "Divide the year into more quarters.")
            }
            if let known = yearOfQuarter[window.quarter], known.year != window.year {
                report(
                    window.row, "year", window.year, .calendarQuarterOfTwoYears,
                    "The quarter \(window.quarter) lies in \(known.year) as well (row \(known.row)).",
                    "Correct the year, or give the quarters of each year labels of their own, such as \(window.year)-Q1.")
                continue
            }
            let isBack = place > 0 && windows[place - 1].quarter != window.quarter && yearOfQuarter[window.quarter] != nil
            if isBack {
                report(
                    window.row, "quarter", window.quarter, .calendarOutsideQuarter,
                    "\(window.label) lies outside the other leaf periods of \(window.quarter): \(windows[place - 1].quarter) is between them.",
                    "Correct the quarter, or the days.")
            }
            let wasThere = windows[..<place].contains { $0.year == window.year }
            if place > 0, windows[place - 1].year != window.year, wasThere, !isBack {
                report(
                    window.row, "year", window.year, .calendarOutsideYear,
                    "\(window.label) lies outside the other leaf periods of \(window.year): \(windows[place - 1].year) is between them.",
                    "Correct the year, or the days.")
            }
            if yearOfQuarter[window.quarter] == nil { yearOfQuarter[window.quarter] = window }
        }
    }

    /// A label means one period.
    private mutating func checkLabels() {
        let quarters = Set(windows.map(\.quarter))
        let years = Set(windows.map(\.year))
        var rows: [String: Int] = [:]
        for window in windows {
            if let row = rows[window.label] {
                report(
                    window.row, "label", window.label, .calendarLabelTwice, "Row \(row) has this label already.",
                    "Give each leaf period a label of its own.")
            } else if quarters.contains(window.label) || years.contains(window.label) {
                report(
                    window.row, "label", window.label, .calendarLabelTwice,
                    "A \(quarters.contains(window.label) ? "quarter" : "year") has this label already.",
                    "Give leaf periods, quarters and years labels of their own.")
            }
            if rows[window.label] == nil { rows[window.label] = window.row }
            if years.contains(window.quarter) {
                report(
                    window.row, "quarter", window.quarter, .calendarLabelTwice, "A year has this label already.",
                    "Give leaf periods, quarters and years labels of their own.")
            }
        }
    }

    /// What is wrong with the file beside the calendar that it follows, whose kept periods have the labels `taken`; it must begin on
    /// `from`.
    public func findings(following taken: Set<String>, from: CalendarDay) -> [Finding] {
        var log = self
        log.findings = []
        if let window = windows.first, window.first != from {
            log.report(
                window.row, "from", window.first.description, .calendarStart, "The calendar is to begin on \(from).",
                "Begin with that day, or name \(window.first) with --from.")
        }
        var told: Set<String> = []
        for window in windows {
            for (column, label) in [("label", window.label), ("quarter", window.quarter), ("year", window.year)]
            where taken.contains(label) && told.insert(label).inserted {
                log.report(
                    window.row, column, label, .calendarLabelTaken, "A period before \(from) has this label and keeps it.",
                    "Give it another label, such as \(label)B.")
            }
        }
        return log.findings
    }

    /// The periods of the file, each year before its quarters and each quarter before its leaf periods; numbered from 1 on.
    public var periods: [FiscalPeriod] {
        var result: [FiscalPeriod] = []
        var years: [[Window]] = []
        for window in windows {
            if years.last?.last?.year == window.year { years[years.count - 1].append(window) } else { years.append([window]) }
        }
        for year in years {
            let yearID = Int32(result.count + 1)
            result.append(Self.period(.year, year[0].year, year, id: yearID, quarterID: nil, yearID: yearID))
            var rest = year[...]
            while let first = rest.first {
                let leaves = Array(rest.prefix { $0.quarter == first.quarter })
                rest = rest.dropFirst(leaves.count)
                let quarterID = Int32(result.count + 1)
                result.append(Self.period(.quarter, first.quarter, leaves, id: quarterID, quarterID: quarterID, yearID: yearID))
                for leaf in leaves {
                    result.append(
                        Self.period(.month, leaf.label, [leaf], id: Int32(result.count + 1), quarterID: quarterID, yearID: yearID))
                }
            }
        }
        return result
    }

    private static func period(
        _ level: FiscalPeriod.Level, _ label: String, _ leaves: [Window], id: Int32, quarterID: Int32?, yearID: Int32
    ) -> FiscalPeriod {
        FiscalPeriod(
            id: id, level: level, label: label, start: leaves[0].first, end: leaves[leaves.count - 1].last.advanced(by: 1),
            quarterID: quarterID, yearID: yearID)
    }

    private mutating func report(
        _ row: Int, _ column: String?, _ value: String?, _ code: Finding.Code, _ reason: String, _ fix: String
    ) {
        findings.append(Finding(file: name, row: row, column: column, value: value, code: code, reason: reason, fix: fix))
    }
}

extension Finding.Code {
    /// A column that a file of a fiscal calendar has not.
    public static let calendarColumn = Self(rawValue: "calendar.column")
    /// A label of a period that cannot be written.
    public static let calendarLabel = Self(rawValue: "calendar.label")
    /// Days that lie in no leaf period.
    public static let calendarGap = Self(rawValue: "calendar.gap")
    /// Days that lie in two leaf periods.
    public static let calendarOverlap = Self(rawValue: "calendar.overlap")
    /// A label that means two periods.
    public static let calendarLabelTwice = Self(rawValue: "calendar.label_twice")
    /// A label that a period before the file has.
    public static let calendarLabelTaken = Self(rawValue: "calendar.label_taken")
    /// A leaf period apart from those of its quarter.
    public static let calendarOutsideQuarter = Self(rawValue: "calendar.outside_quarter")
    /// A leaf period apart from those of its year.
    public static let calendarOutsideYear = Self(rawValue: "calendar.outside_year")
    /// A quarter in two years.
    public static let calendarQuarterOfTwoYears = Self(rawValue: "calendar.quarter_of_two_years")
    /// A quarter of too many leaf periods.
    public static let calendarQuarterTooLong = Self(rawValue: "calendar.quarter_too_long")
    /// A file that begins on another day than was said.
    public static let calendarStart = Self(rawValue: "calendar.start")
    /// Quotas that are stated for other periods than before.
    public static let calendarQuotaMoved = Self(rawValue: "calendar.quota_moved")
    /// Days after the end of a file, in which the former calendar goes on.
    public static let calendarEnds = Self(rawValue: "calendar.ends")
}
