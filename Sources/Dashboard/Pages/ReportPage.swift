import Operations

/// A page of figures: of one subject with what belongs to it, or of every subject of a dimension.
struct ReportPage: Page {
    static let template = "report"
    let frame: Frame
    /// The pages above this one, from the top; empty on the company's own page.
    let crumbs: [Crumb]
    /// What the last crumb says; nil on the company's own page, which has no crumbs.
    let place: String?
    /// "Company", "Rep", "All of Acme".
    let noun: String
    let name: String
    /// A sentence below the name; nil without one.
    let explanation: String?
    let period: PeriodBar
    let kinds: [Choice]
    /// Which of several numbers that all are right: of which basis, by which structure, at which rates; those of them that
    /// make a difference here.
    let switches: [Switch]
    let levels: [Choice]
    /// The headline; nil on a list.
    let headline: HeadlineStrip?
    let tables: [Table]
    let definitions: [Definition]
    /// The runs the figures come from. More than one means that a new run was published while the page was made.
    let runs: Set<Int64>

    struct Crumb: Sendable {
        let label: String
        let address: String
    }

    /// A choice between several meanings of the same figures.
    struct Switch: Sendable {
        let label: String
        let choices: [Choice]
    }

    /// One of several views of the same page.
    struct Choice: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    /// The period in focus, with the way to its neighbours.
    struct PeriodBar: Sendable {
        let label: String
        let range: String
        /// Whether the as-of day lies inside, so that the period is not over.
        let isOpen: Bool
        let previous: Choice?
        let next: Choice?
        /// The way to the open deals without a close date.
        let undated: Choice?

        init(_ focus: PeriodFocus, run: RunSummary, address: (PeriodReference) -> String) {
            label = focus.current.label
            range = DayText.range(focus.current)
            isOpen = focus.current.isDated && run.asOf < DayText.lastDay(of: focus.current)
            func choice(_ period: PeriodReference?) -> Choice? {
                period.map { Choice(label: $0.label, address: address($0), isCurrent: false) }
            }
            previous = choice(focus.previous)
            next = choice(focus.next)
            undated = choice(focus.undated)
        }
    }

    struct HeadlineStrip: Sendable {
        let figures: [Figure]
    }

    /// A headline figure: now, before, and its course.
    struct Figure: Sendable {
        let label: String
        let text: String
        let exact: String?
        /// Why there is no value, what it is measured against: "of USD 1.96 M quota".
        let remark: String
        let before: Before?
        let address: String
        let course: Sparkline?

        struct Before: Sendable {
            /// "in 2017-Q3".
            let label: String
            let text: String
            let exact: String?
        }
    }

    struct Definition: Sendable {
        let title: String
        let sentence: String

        init(title: String, sentence: String) {
            self.title = title
            self.sentence = sentence
        }

        init(_ column: ReportColumn) { self.init(title: column.title, sentence: column.definition) }
    }
}

extension ReportPage.Definition {
    /// How to read what is drawn rather than written.
    static let drawings: [ReportPage.Definition] = [
        .init(
            title: "Bars and lines",
            sentence:
                "The tick of a bar, and the dotted line of a course, stand at 100 % of quota; bars go beyond it and are not capped. "
                + "A course ends with the period in focus, starts at most eleven periods earlier, and rises from zero."),
        .init(
            title: "Zero and no value",
            sentence: "0 means that there was something to count and it came to nothing. \u{2013} means that there is no value; "
                + "the letter leads to the reason below the table."),
    ]
}
