import Operations

/// Where an administrator says as whom he looks at the pages, and why.
struct ViewPage: Page {
    static let template = "view"
    let frame: Frame
    /// What was wrong with what he said; nil before.
    let problem: String?
    let login: String
    let reason: String
}

/// What happened to one's own access.
struct AccountPage: Page {
    static let template = "account"
    let frame: Frame
    let login: String
    let hasData: Bool
    let rows: [Row]
    let hasRows: Bool

    struct Row: Sendable {
        let happenedAt: String
        let what: String
        let viewer: String
        let origin: String
    }

    init(_ events: [OwnEvent], login: String, hasData: Bool) {
        frame = Frame(title: "Your account", organisation: nil, run: nil, section: nil, area: .account)
        (self.login, self.hasData) = (login, hasData)
        rows = events.map { event in
            Row(
                happenedAt: TrailText.moment(event.happenedAt),
                what: Self.words(event.kind) + (event.until.map { ", until \(TrailText.moment($0))" } ?? ""),
                viewer: event.viewer ?? TrailText.nothing, origin: event.origin.text ?? TrailText.nothing)
        }
        hasRows = !rows.isEmpty
    }

    private static func words(_ kind: String) -> String {
        switch kind {
        case "view_begun": "saw these pages as you do"
        case "view_ended": "ended seeing these pages as you do"
        default: kind.replacing("_", with: " ")
        }
    }
}
