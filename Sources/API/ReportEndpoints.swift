internal import Operations
internal import SalesModel

/// Numbers, and what stands behind them.
enum ReportEndpoints {
    static let all = [attainment, pipeline, coaching, explanations, missingDeals, bridges]

    private static let common =
        [Parameters.subject.optional, Parameters.within.optional, Parameters.level.optional]
        + [Parameters.period.optional] + Parameters.ofWindow + Parameters.ofRun

    private static let rows = Paging.schema(
        "Report", "A report: its rows by subject name with \"(none)\" last, then by period.", of: ReportResources.row,
        head: ReportResources.head.properties(areRequired: true))

    static let attainment = Endpoint(
        path: "/attainment", name: "listAttainment", about: "Quota, credited bookings and attainment, a row for each subject and period.",
        parameters: [Parameters.dimension.optional] + common + [
            Parameters.basis.optional, Parameters.structure.optional, Parameters.rates.optional,
        ]
            + Paging.parameters(ReportResources.row),
        answer: rows, source: .asked { try await report(.attainment, &$0) })

    static let pipeline = Endpoint(
        path: "/pipeline", name: "listPipeline",
        about: "Won, lost, win rate, deal size, cycle and open deals, a row for each subject and period.",
        parameters: [Parameters.dimension.optional] + common + Paging.parameters(ReportResources.row), answer: rows,
        source: .asked { try await report(.pipeline, &$0) })

    static let coaching = Endpoint(
        path: "/coaching", name: "listCoaching",
        about: "One-on-ones: expected, planned, held, disrupted, a row for each subject and period.",
        parameters: [Parameters.coachingDimension.optional] + common + Paging.parameters(ReportResources.row), answer: rows,
        source: .asked { try await report(.coaching, &$0) })

    @Sendable private static func report(_ kind: ReportKind, _ call: inout Call) async throws -> Answer {
        let paging = Paging(&call.query, ReportResources.row)
        let choice = call.query.run(paging.cursor)
        let dimension = call.query.read(kind == .coaching ? Parameters.coachingDimension : Parameters.dimension) ?? .company
        let within = call.query.within(dimension, knowsAreas: true)
        var request = ReportRequest(kind: kind, by: dimension, period: call.query.read(Parameters.level) ?? .quarter)
        request.subject = call.query.read(Parameters.subject)
        request.under = within
        request.periodLabel = call.query.read(Parameters.period)
        (request.from, request.to) = call.query.window()
        if request.periodLabel != nil {
            for name in ["level", "from", "to"] where call.query.has(name) {
                call.query.add(name, .contradictory, "left out where period names the period")
            }
        }
        if kind == .attainment {
            request.basis = call.query.read(Parameters.basis) ?? .reported
            request.structure = call.query.read(Parameters.structure) ?? .then
            request.currencyMode = call.query.read(Parameters.rates) ?? .plan
        }
        try call.query.check()
        // Both are summed anew from deals and quotas, which only those see who see everything.
        if kind == .attainment, request.structure == .now || dimension == .area { try call.requireWholeOrganisation() }
        let run = try await call.run(choice)
        return try await call.answer(by: run) { [call, request] writer in
            let report = try await call.operations.report(request, by: run, call.context)
            if report.rows.isEmpty {
                // No row, or no such thing: only the subjects tell.
                if let id = request.subject { _ = try await call.find(dimension, id, in: run) }
                if let within, within.id > 0 { _ = try await call.find(within.dimension, within.id, in: run) }
            }
            let keys = report.columns.map(\.key)
            let rows = report.rows.map { ReportResources.Row(row: $0, keys: keys) }
            writer.object { writer in
                for field in ReportResources.head.fields {
                    writer.key(field.name)
                    field.write(report, &writer)
                }
                paging.write(rows, ReportResources.row, run: run.runNo, to: &writer)
            }
        }
    }

    static let explanations = Endpoint(
        path: "/explanations", name: "explain", about: "A cell of a report: its numbers, the lines of its quota, and the deals behind it.",
        parameters: [
            Parameters.report.optional, Parameters.dimension.optional, Parameters.subject.optional, Parameters.cellPeriod.required,
            Parameters.structure.optional,
        ] + Parameters.ofRun + Paging.parameters(ReportResources.deal),
        answer: Paging.schema(
            "Explanation", "A cell with what stands behind it; the items are its deals, by close date and identifier.",
            of: ReportResources.deal,
            head: ReportResources.explanation.properties(areRequired: true)),
        source: .asked { call in
            let paging = Paging(&call.query, ReportResources.deal)
            let choice = call.query.run(paging.cursor)
            let kind = call.query.read(Parameters.report) ?? .attainment
            let (dimension, subject) = call.query.cell(Parameters.dimension)
            let period = call.query.require(Parameters.cellPeriod) ?? ""
            let structure = call.query.read(Parameters.structure) ?? .then
            if kind == .pipeline, structure != .then {
                call.query.add("structure", .contradictory, "left out: the pipeline knows no other")
            }
            if kind == .attainment, period == PeriodReference.noDateLabel {
                call.query.add("period", .contradictory, "a period: only the pipeline has deals without a date")
            }
            try call.query.check()
            if structure == .now || dimension == .area { try call.requireWholeOrganisation() }
            let run = try await call.run(choice)
            var request = ExplainRequest(kind: kind, dimension: dimension, id: subject, periodLabel: period)
            request.run = run.runNo
            request.structure = structure
            request.dealLimit = paging.limit
            request.dealOffset = Int(clamping: paging.position)
            return try await call.answer(by: run) { [call, request] writer in
                let explanation = try await call.operations.explain(request, call.context)
                let end = Int64(request.dealOffset + explanation.rows.count)
                let hasMore = !explanation.rows.isEmpty && end < Int64(explanation.totalRows)
                writer.object { writer in
                    for field in ReportResources.explanation.fields {
                        writer.key(field.name)
                        field.write(explanation, &writer)
                    }
                    paging.write(
                        explanation.rows, ReportResources.deal, next: hasMore ? paging.next(at: end, run: run.runNo) : nil, to: &writer)
                }
            }
        })

    private static let deal = Parameter<String>("deal", "The deal's identifier in its source.")
    private static let source = Parameter<String>("source", "Only the deal of this source.")
    private static let wantedPeriod = Parameter<String>(label: "period", "Only in this period; in every one unless stated.")

    static let missingDeals = Endpoint(
        path: "/missing-deals/{deal}", name: "explainMissingDeal",
        about: "Why a deal is not, or only in part, credited, and where it is credited instead; one item for each source that has it.",
        pathParameters: [deal.required],
        parameters: [
            Parameters.cellDimension.optional, Parameters.subject.optional, wantedPeriod.optional, source.optional,
        ] + Parameters.ofRun + [Paging.fields(ReportResources.missingDeal).optional],
        answer: Paging.schema("MissingDeals", "The answers about a deal.", of: ReportResources.missingDeal), isForWholeOrganisation: true,
        source: .asked { call in
            var request = MissingDealRequest(deal: try call.part(deal))
            let choice = call.query.run()
            let paging = Paging(&call.query, ReportResources.missingDeal)
            if call.query.has("dimension") {
                request.subject = call.query.cell(Parameters.cellDimension)
            } else if call.query.has("subject") {
                call.query.add("dimension", .missing, Parameters.cellDimension.expected)
            }
            request.periodLabel = call.query.read(wantedPeriod)
            request.source = call.query.read(source)
            try call.query.check()
            let run = try await call.run(choice)
            request.run = run.runNo
            if let subject = request.subject { _ = try await call.find(subject.dimension, subject.id, in: run) }
            let answers = try await call.operations.missingDeal(request, call.context)
            return call.answer { writer in
                writer.object { paging.write(answers, ReportResources.missingDeal, next: nil, to: &$0) }
            }
        })

    private static let fromRun = Parameter<Int64>("from_run", "The first run, by its number.", from: 1)
    private static let toRun = Parameter<Int64>("to_run", "The second run, by its number.", from: 1)
    private static let fromAsOf = Parameter<CalendarDay>("from_as_of", "The first number is that of the newest run as of this day.")
    private static let toAsOf = Parameter<CalendarDay>("to_as_of", "The second number is that of the newest run as of this day.")
    private static let isBetweenBases = Parameter<BooleanWord>("bases", "true: from what was reported to the same restated, in one run.")
    private static let lines = Parameter<Int64>("limit", "How many deals to list of each cause; 20 unless stated.", through: 1000)
    private static let label = Parameter<String>(label: "period", "The label of the period.")

    static let bridges = Endpoint(
        path: "/bridges", name: "bridge",
        about:
            "Why the credit and the quota of a cell differ between two runs (from_run and to_run), two as-of days (from_as_of and to_as_of), "
            + "or between what was reported and the same restated (bases=true).",
        parameters: [
            fromRun.optional, toRun.optional, fromAsOf.optional, toAsOf.optional, isBetweenBases.optional, Parameters.asOf.optional,
            Parameters.basis.optional, Parameters.cellDimension.optional, Parameters.subject.optional, label.required, lines.optional,
        ],
        answer: ReportResources.bridge.schema, isForWholeOrganisation: true,
        source: .asked { call in
            let ends = ends(&call.query)
            let (dimension, subject) = call.query.cell(Parameters.cellDimension)
            let period = call.query.require(label) ?? ""
            let limit = call.query.read(lines)
            try call.query.check()
            var request = BridgeRequest(ends: ends ?? .bases(asOf: nil), dimension: dimension, id: subject, periodLabel: period)
            if let limit { request.dealLimit = Int(limit) }
            let newest = try await call.run(RunChoice(number: nil, asOf: nil))
            return try await call.answer(by: newest) { [call, request] writer in
                ReportResources.bridge.write(try await call.operations.bridge(request, call.context), to: &writer)
            }
        })

    /// Exactly one pair of ends; nil, with the errors told, for anything else.
    private static func ends(_ query: inout ParameterReader) -> BridgeEnds? {
        let runs = (query.read(fromRun), query.read(toRun))
        let days = (query.read(fromAsOf), query.read(toAsOf))
        let isBases = query.read(isBetweenBases) == .true
        let (asOf, basis) = (query.read(Parameters.asOf), query.read(Parameters.basis))
        let given = [query.has("from_run") || query.has("to_run"), query.has("from_as_of") || query.has("to_as_of"), isBases]
        guard given.count(where: { $0 }) == 1 else {
            query.add(
                "from_run", .contradictory, "given with to_run; or else from_as_of with to_as_of, or bases=true, and only one of these")
            return nil
        }
        if asOf != nil, !isBases { query.add("as_of", .contradictory, "left out but with bases; two days are from_as_of and to_as_of") }
        if basis != nil, isBases { query.add("basis", .contradictory, "left out with bases, which goes from reported to restated") }
        if isBases { return .bases(asOf: asOf) }
        if let first = runs.0, let second = runs.1 {
            if first == second { query.add("to_run", .contradictory, "another run than from_run") }
            return .runs(first: first, second: second, basis: basis ?? .reported)
        }
        if let first = days.0, let second = days.1 { return .days(first: first, second: second, basis: basis ?? .reported) }
        for name in given[0] ? ["from_run", "to_run"] : ["from_as_of", "to_as_of"] where !query.has(name) {
            query.add(name, .missing, "given with the other end")
        }
        return nil
    }

    private enum BooleanWord: String, CaseIterable { case `true`, `false` }
}
