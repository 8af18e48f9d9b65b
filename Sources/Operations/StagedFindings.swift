internal import PlanFile
internal import SalesModel
internal import Store

/// Turns what the database found in the staged rows into findings: the file's own words for the place and for what stands
/// there, a reason and a fix.
struct StagedFindings {
    private let files: [NounFile]
    private let names: [String]
    /// What the cells hold, by file, row and field. The database knows values only: "60.05 %" is 6005 there.
    private let texts: [[Int: [String: String]]]

    /// Reads the cells of the problems from the files again, those that a log keeps in full.
    init(files: [NounFile], names: [String], problems: [StagedProblem]) throws {
        self.files = files
        self.names = names
        var wanted: [[Int: Set<String>]] = files.map { _ in [:] }
        for (number, problem) in problems.enumerated() where number < FindingLog().capacity || problem.code == Self.closeMissing {
            wanted[Int(problem.file)][Int(problem.row), default: []].insert(problem.field)
        }
        texts = try zip(files, wanted).map { try $0.texts(of: $1) }
    }

    private static let closeMissing = "deal.close_missing"

    /// What an unknown reference is called, by the kind of thing it names.
    private static let kinds = [
        "account": "account", "opportunity": "deal", "person": "person", "product": "product", "team": "team", "territory": "territory",
        "seasonality": "seasonality profile", "ramp": "ramp profile",
    ]

    /// What the product can go on with, by a rule that somebody should know of.
    private static let warnings: Set<String> = [
        "quota.person_and_territory", "quota.replaces", "line.sum_differs", "deal.booked_early", "person.calendar_empty",
        "holiday.named_otherwise",
    ]

    /// The finding of a problem; nil when the cell has one already, because what it holds could not be read.
    /// - Parameter suggestion: the nearest identifier of a kind, if one is near.
    func finding(_ problem: StagedProblem, suggestion: (_ kind: String, _ value: String) -> String?) -> Finding? {
        let mapping = files[Int(problem.file)].mapping
        let text = texts[Int(problem.file)][Int(problem.row)]?[problem.field]
        if problem.code == Self.closeMissing, text != nil { return nil }
        let (reason, fix) = sentences(problem, mapping, suggestion: suggestion)
        let place = files[Int(problem.file)].place(ofLine: Int(problem.row))
        let isOfPeriod = ["amount", "period"].contains(problem.field)
        return Finding(
            file: names[Int(problem.file)], row: place.row,
            column: (isOfPeriod ? place.column : nil) ?? mapping.columns[problem.field] ?? problem.field, value: text,
            code: Finding.Code(rawValue: problem.code), severity: Self.warnings.contains(problem.code) ? .warning : .error,
            reason: reason, fix: fix)
    }

    /// What makes a problem the same as that of another staged row: the cell that both come from; nil where each has its own.
    func sharedCell(_ problem: StagedProblem) -> [String]? {
        let file = files[Int(problem.file)]
        let place = file.place(ofLine: Int(problem.row))
        if !file.sharesCells || (place.column != nil && ["amount", "period"].contains(problem.field)) { return nil }
        return ["\(problem.file)", "\(place.row)", problem.field, problem.code]
    }

    /// Another row, which a check names by the number of its file and its own; the file is said where it is another one.
    private func place(_ detail: String, from problem: StagedProblem) -> String {
        let parts = detail.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, names.indices.contains(parts[0]) else { return detail }
        let (row, column) = files[parts[0]].place(ofLine: parts[1])
        return "row \(row)" + (column.map { ", column \($0)," } ?? "") + (parts[0] == Int(problem.file) ? "" : " of \(names[parts[0]])")
    }

    /// What another row states, which a check names as `file:row:what`, or as `::what` for what was imported before.
    private func statement(_ detail: String, from problem: StagedProblem) -> String {
        let parts = detail.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return detail }
        if parts[0].isEmpty { return "\(parts[2]), imported before" }
        return "\(parts[2]) in \(place("\(parts[0]):\(parts[1])", from: problem))"
    }

    private func sentences(
        _ problem: StagedProblem, _ mapping: FileMapping, suggestion: (String, String) -> String?
    ) -> (reason: String, fix: String) {
        let detail = problem.detail ?? ""
        switch problem.code {
        case "reference.unknown":
            let kind = Self.kinds[detail] ?? detail
            let near = problem.value.flatMap { suggestion(detail, $0) }
            if let near, let value = problem.value {
                return (
                    "No \(kind) has this identifier; the nearest is \"\(near)\".",
                    "Correct the cell, or write `translate: {\(problem.field): {\(value): \(near)}}` in the mapping."
                )
            }
            return (
                "No \(kind) has this identifier, neither in these files nor among those imported before.",
                "Correct the cell, or import a file in which the \(kind) stands."
            )
        case "key.duplicate":
            return (
                "The same identifier stands in \(place(detail, from: problem)) already.",
                "Remove one of the rows, or give one its own identifier."
            )
        case "team.second_company":
            return ("There can be only one team of level company.", "Give the other one another level, such as region.")
        case "team.cycle":
            return ("Going up from this team leads back to it.", "Correct the parents so that they end at the company.")
        case "leader.cycle":
            return (
                "Going up from leader to leader leads back to this person.", "Correct the leaders so that they end at somebody without one."
            )
        case "team.two_leaders":
            return (
                "An earlier row says that \"\(detail)\" leads this team.",
                "Name one leader for the whole team, or put the person into another team."
            )
        case "team.two_regions":
            return ("An earlier row says that this team lies in \"\(detail)\".", "Name one region for the whole team.")
        case "assignment.overlap":
            return (
                "The same person carries the same territory in \(place(detail, from: problem)) on some of these days.",
                "Let one row end the day before the other begins."
            )
        case "assignment.over_100_percent":
            return (
                "On the first of these days the shares of this territory come to \(Self.percent(Int64(detail) ?? 0)).",
                "Lower the shares, or let one row end before the other begins."
            )
        case "account_territory.policy_unknown":
            return (
                "At a move the quota of an account is prorated, full or stays.", "Write one of them, or leave the cell empty for prorated."
            )
        case "account_territory.overlap":
            return (
                "The same account lies in another territory in \(place(detail, from: problem)) on some of these days.",
                "Let one row end the day before the other begins, or leave its last day empty."
            )
        case "quota.period_unknown":
            return (
                "The organisation's fiscal calendar has no such period.",
                "Write it like 2017, 2017-Q1 or 2017-01; FY2018 and FY2018-Q1 where the fiscal year does not begin in January."
            )
        case "quota.negative": return ("A quota cannot be negative.", "Write 0 or more.")
        case "quota.stated_twice":
            return (
                "The quota of the same subject is stated for \(statement(detail, from: problem)), too, and both periods share a month.",
                "Keep one of the two, so that nothing counts twice."
            )
        case "quota.overlaps":
            return (
                "This subject has a quota for \(detail), imported before, which shares days with this one and would count beside it.",
                "State all of its periods at once, import complete quotas, or correct the period."
            )
        case "quota.replaces":
            return (
                "It takes the place of the quota for \(detail), imported before: the periods stated now have all of its days.",
                "Nothing, if that is meant."
            )
        case "quota.team_ambiguous":
            let value = problem.value ?? ""
            return (
                "The roster has a team and a region of this name.",
                "Say which is meant, with `translate: {team: {\(value): \"region:\(value)\"}}` or `\"team:\(value)\"` in the mapping."
            )
        case "quota.person_and_territory":
            let (who, what) =
                problem.field == "territory" ? ("\"\(detail)\"", "this territory") : ("This person", "territory \"\(detail)\"")
            return (
                "\(who) has a quota of his own and carries part of \(what) in the same period: his own counts, and that part does not.",
                "Nothing, if that is meant; else state one of the two, or let the assignment end."
            )
        case "split.kind_unknown":
            return ("A share is of kind revenue or overlay.", "Write one of them, or leave the cell empty for revenue.")
        case "split.revenue_share":
            return (
                "A revenue share is above 0 and at most 100 %.",
                "Correct the cell; a share that stands beside the revenue is of kind overlay."
            )
        case "split.revenue_sum":
            return (
                "The revenue shares of deal \"\(problem.value ?? "")\" sum to \(Self.percent(Int64(detail) ?? 0)), not to 100 %.",
                "Correct the shares, or add the one that is missing: a file states all shares of a deal at once."
            )
        case "hold.split_too":
            let share = "Its revenue shares stand in \(place(detail, from: problem))"
            return (
                "The deal is held for one person and shared by revenue at once. "
                    + (detail == "hold"
                        ? "The hold was imported before." : detail == "split" ? "The shares were imported before." : share + "."),
                "Keep the shares or the hold: state shares for everybody who is to be credited, or leave the deal to the hold."
            )
        case "deal.booked_early":
            return (
                "The deal is booked before it closed, on \(detail). Where credit falls on the booking date, it counts on that day.",
                "Nothing, if that is meant; else correct the booking date or the close date."
            )
        case "line.currency":
            return (
                "The deal is in \(detail), and so are its lines.", "Write \(detail) in the column of the currency, and the amount in it."
            )
        case "line.quantity_invalid":
            return ("This is no number with at most six decimals.", "Write digits with a decimal point, such as 2 or 1.5.")
        case "line.sum_differs":
            let parts = detail.split(separator: ":").map(String.init)
            return (
                "The lines of deal \"\(problem.value ?? "")\" sum to \(Self.amount(parts, 0)), its amount is \(Self.amount(parts, 1)): "
                    + "by product, the amount is divided in proportion to the lines.",
                "Nothing, if that is meant; else correct the lines or the amount of the deal."
            )
        case "fx.kind_unknown": return ("A rate is of kind plan or dated.", "Write one of them, or leave the cell empty for plan.")
        case "fx.rate_invalid":
            return ("This is no rate above zero with at most twelve decimals.", "Write digits with a decimal point, such as 1.0832.")
        case "fx.own_currency":
            return ("This is the organisation's own currency, which needs no rate.", "Remove the row.")
        case "fx.overlap":
            return (
                "The rate of \(detail) of the same kind and currency holds on some of these days, too.",
                "Let one rate end the day before the other begins, or leave its last day empty."
            )
        case "quota.if_leader_unknown":
            return (
                "The quota of somebody who leads a team is his own or the team's.", "Write own or team, or leave the cell empty for own."
            )
        case "quota.window_open":
            return (
                "No later quota of the same subject says when this one ends.",
                "Fill the last day, or say with `constants: {months: 3}` in the mapping how long a quota lasts."
            )
        case "quota.window_outside":
            return ("Some of the days up to \(detail) lie outside the fiscal calendar.", "Correct the days.")
        case "quota.window_torn":
            return (
                "A part of \(detail) has a quota that was imported before, and this one holds for another part of it.",
                "Import all quotas of the subject at once: those of days are kept by month."
            )
        case "node.invalid":
            return ("This is no place in a tree.", "Write it like /1/3/, or in hexadecimal as the source has it.")
        case "node.duplicate":
            return ("The same place stands in \(place(detail, from: problem)) already.", "Give each person a place of his own.")
        case "quota.leads_several":
            return (
                "On the first day of \(detail) this person leads several teams, so it is not clear which one the quota is for.",
                "State this quota for the team itself, or as the person's own."
            )
        case "person.other_id_taken":
            return (
                "This identifier means another person already: \(place(detail, from: problem)).",
                "Give each person an identifier that no other one has, or leave the cell empty."
            )
        case "quota.layer_unknown":
            return ("A quota belongs to the layer base or over_assignment.", "Write one of the two, or leave the cell empty for base.")
        case "quota.total_and_components":
            return (
                "The same subject has a total and components for the same months: \(statement(detail, from: problem)) is stated, too.",
                "State the total or its components; components sum to the quota by themselves."
            )
        case "seasonality.part_unknown":
            return ("This is no quarter or month of a fiscal year.", "Write Q1 to Q4, or M01 to M12 in the order of the fiscal year.")
        case "seasonality.incomplete":
            return (
                "The profile has weights for \(detail).",
                "Give either all four quarters or all twelve months a weight; it may be 0 %."
            )
        case "seasonality.no_weight": return ("All weights of this profile are 0.", "Give at least one part a weight.")
        case "ramp.month_out_of_range": return ("A month of a ramp is a number from 1 to 60.", "Number the months from 1.")
        case "ramp.month_missing":
            return ("The ramp has no share for its month \(detail).", "Give every month from 1 to the last one a share.")
        case "ramp.cutoff_unknown":
            return (
                "This says nothing about the month in which the ramp starts.",
                "Write last_day, prorated, or a day of the month such as 15."
            )
        case "absence.relief_unknown": return ("Relief is either yes or no.", "Write yes or no, or leave the cell empty for no.")
        case "absence.reason_missing":
            return ("Relief from quota needs a reason.", "Write who agreed to it and why, or write no under relief.")
        case "absence.overlap":
            return ("The same person is absent in \(detail) on some of these days.", "Let one row end the day before the other begins.")
        case "person.zone_unknown":
            return (
                "This is no time zone of the IANA list\(detail.isEmpty ? "" : "; the nearest is \"\(detail)\""). Abbreviations and offsets are none.",
                "Write a place such as Europe/Paris or America/New_York, or UTC."
            )
        case "person.calendar_empty":
            return (
                "This holiday calendar has no day, neither in these files nor among those imported before: whoever keeps it works on all of them.",
                "Import its days (noun `holiday`), or correct the name of the calendar."
            )
        case "person.motion_invalid":
            return ("A motion is one word of letters, digits and _.", "Write a word such as b2b or b2c, or leave the cell empty.")
        case "holiday.named_otherwise":
            return (
                "The day stands in this calendar already: \(statement(detail, from: problem)). That name is kept.",
                "Remove one of the rows."
            )
        case Self.closeMissing:
            return ("A deal in stage \"\(detail)\" is closed, but has no close date.", "Enter the date on which it was closed.")
        default: return ("The row cannot be imported (\(problem.code)).", "Correct the cell.")
        }
    }

    /// One of the amounts that a check states before their currency.
    private static func amount(_ parts: [String], _ index: Int) -> String {
        guard parts.count == 3, let units = Int64(parts[index]), let currency = CurrencyCode(parts[2]) else { return "another amount" }
        return Money(minorUnits: units, currency: currency).description
    }

    /// Hundredths of a percent as they are written: 10005 is "100.05 %", 12000 is "120 %".
    static func percent(_ basisPoints: Int64) -> String {
        "\(ExactDecimal(units: Int128(basisPoints), scale: 2).withoutTrailingZeros) %"
    }
}
