import Hummingbird
import Operations
import SalesModel

/// How a table is written to a file.
enum ExportFormat: String, CaseIterable, Sendable {
    case csv, xlsx

    var label: String { rawValue.uppercased() }

    fileprivate var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// A table of a page as a file with all its rows, exact numbers, and the reasons where there are none.
struct ReportExport {
    private let report: Report
    private let format: ExportFormat
    private let name: String

    /// Throws ``DashboardError`` for an address that names no table, or one without rows.
    init(_ query: PageQuery, source: ReportSource) async throws {
        guard let dimension = query.dimension else {
            throw DashboardError.badParameter(name: "dimension", expected: "given, for example as rep")
        }
        var source = source
        source.basis = query.basis
        source.structure = query.structure
        source.rates = query.rates
        format = query.format
        if let id = query.id ?? (dimension == .company ? 0 : nil) {
            report = try await source.report(query.kind, of: SubjectKey(dimension: dimension, id: id), by: query.level)
            name = "\(query.kind.rawValue)-\(dimension.rawValue)-\(id)-by-\(query.level.rawValue)"
        } else {
            // The periods are those of the page with the table: of whoever looks, which need not be the company.
            let own = try await source.report(query.kind, of: source.home(), by: query.level)
            guard let label = query.period, let period = own.rows.first(where: { $0.period.label == label })?.period else {
                throw DashboardError.badParameter(name: "period", expected: "given: a \(query.level.rawValue) of the organisation")
            }
            guard let found = try await source.breakdown(query.kind, by: dimension, inside: query.within, over: [period]) else {
                throw DashboardError.notFound
            }
            report = found.only(label).withDirectRowsNamed
            name = "\(query.kind.rawValue)-\(dimension.plural.lowercased())-\(label.lowercased())"
        }
        if report.rows.isEmpty { throw DashboardError.notFound }
    }

    /// The file, for the browser to keep.
    func response() throws -> Response {
        let body =
            switch format {
            case .csv: ByteBuffer(string: ReportFile.csv(report))
            case .xlsx: ByteBuffer(bytes: try ReportFile.workbook(report))
            }
        var headers: HTTPFields = [.contentType: format.mediaType]
        headers[.contentDisposition] = "attachment; filename=\"\(Self.plain(name)).\(format.rawValue)\""
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
    }

    /// Labels of periods are the organisation's own words; names of files are not to be.
    private static func plain(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}

extension ReportSource {
    /// The rows of a table that breaks something down: those inside an area with what lies in the area itself.
    func breakdown(
        _ kind: ReportKind, by dimension: Dimension, inside: SubjectKey?, over periods: [PeriodReference]
    ) async throws -> Report? {
        let parent = inside.map { Subject(dimension: $0.dimension, id: $0.id, name: "") }
        guard let report = try await report(kind, byEach: dimension, under: parent, over: periods) else { return nil }
        guard dimension == .area, let inside, inside.id != 0 else { return report }
        let own = try await self.report(kind, byEach: .territory, only: inside.id, over: periods)
        return report.with(own?.rows ?? [])
    }
}

extension Report {
    /// The rows of one period: the pipeline also has those without a date, which no page of a period shows.
    fileprivate func only(_ label: String) -> Report { with(rows: rows.filter { $0.period.label == label }) }

    /// Among areas, a territory's row is what lies in it directly; the page says so beside its name.
    fileprivate var withDirectRowsNamed: Report {
        guard by == .area else { return self }
        return with(
            rows: rows.map { row in
                guard row.subject.dimension == .territory else { return row }
                let subject = Subject(dimension: .territory, id: row.subject.id, name: "\(row.subject.name) (directly)")
                return ReportRow(subject: subject, period: row.period, values: row.values)
            })
    }

    /// The report with more rows below its own.
    fileprivate func with(_ more: [ReportRow]) -> Report { with(rows: rows + more) }

    private func with(rows: [ReportRow]) -> Report {
        Report(
            kind: kind, by: by, period: period, organisation: organisation, run: run, columns: columns, rows: rows,
            currencyMode: currencyMode, basis: basis, structure: structure)
    }
}
