import Access
import Operations

/// What every page has around its content.
struct Frame: Sendable {
    let title: String
    /// Nil on pages shown to visitors, who learn nothing about the organisation.
    let organisation: String?
    let run: RunNote?
    let navigation: [NavigationLink]
    let isSignedIn: Bool
    /// Said on every page while somebody sees it as another user does.
    let view: ViewNote?
    let hasView: Bool
    let stylesheet = Asset.stylesheet.path

    struct NavigationLink: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    /// Whose view it is, and until when.
    struct ViewNote: Sendable {
        let login: String
        let until: String
    }

    /// Which computation the numbers come from.
    struct RunNote: Sendable {
        let number: String
        let asOf: String
        let change: String
        let finishedAt: String
        let digest: String

        init(_ run: RunSummary) {
            number = String(run.runNo)
            asOf = DayText.day(run.asOf)
            change = String(run.knownChange)
            finishedAt = run.finishedAt
            digest = String(run.digest.prefix(12))
        }
    }

    /// A part of the site that is about no dimension of the reports.
    enum Area: String, CaseIterable {
        case inquiries = "Inquiries"
        case letters = "Letters"
        case changes = "Changes"
        case view = "View as"
        case account = "Account"

        var address: String { self == .view ? "/view" : "/\(rawValue.lowercased())" }

        /// Those that whoever looks may open.
        static var shown: [Area] {
            allCases.filter { area in
                switch area {
                case .inquiries, .letters: true
                case .changes: Viewer.current?.mayAudit ?? false
                case .view: Viewer.current?.mayView ?? false
                case .account: Viewer.current?.isUser ?? false
                }
            }
        }
    }

    /// - Parameters:
    ///   - section: the dimension whose entry of the navigation is marked; nil marks none.
    ///   - area: the part of the site whose entry is marked.
    init(
        title: String, organisation: String?, run: RunSummary?, section: Dimension?, area: Area? = nil, isSignedIn: Bool = true
    ) {
        self.title = title
        self.organisation = organisation
        self.run = run.map(RunNote.init)
        self.isSignedIn = isSignedIn
        view = Viewer.current?.viewing.map { ViewNote(login: $0.viewed, until: TrailText.moment($0.until)) }
        hasView = view != nil
        let scope = Viewer.current?.scope ?? .wholeOrganisation
        let isWhole = scope == .wholeOrganisation
        let home = NavigationLink(label: isWhole ? "Company" : "Overview", address: "/", isCurrent: section == .company)
        navigation =
            isSignedIn
            ? [home]
                + Self.lists(for: scope).map { label, dimension in
                    NavigationLink(
                        label: label, address: PageAddress.list(dimension, PageQuery()), isCurrent: section == dimension)
                }
                + Area.shown.map { NavigationLink(label: $0.rawValue, address: $0.address, isCurrent: area == $0) }
            : []
    }

    /// The lists in which somebody finds anything: cells of territories and products are of the whole organisation.
    private static func lists(for scope: Scope) -> [(String, Dimension)] {
        switch scope {
        case .wholeOrganisation:
            [("Teams", .team), ("Reps", .rep), ("Managers", .manager), ("Territories", .territory), ("Products", .product)]
        case .teams: [("Teams", .team), ("Reps", .rep), ("Managers", .manager)]
        case .person: []
        }
    }
}

/// A page that says something instead of showing numbers.
struct MessagePage: Page {
    static let template = "message"
    let frame: Frame
    let heading: String
    let paragraphs: [String]
    /// A command to copy, nil without one.
    let command: String?
    /// Where to go on, nil for nowhere in particular.
    var action: Action?

    struct Action: Sendable {
        let label: String
        let address: String
    }
}

/// Asks somebody who is a user of several organisations which one to open.
struct ChoicePage: Page {
    static let template = "choose"
    let frame: Frame
    let choices: [Choice]

    struct Choice: Sendable {
        let organisation: String
        let token: String
    }
}

/// The page a sign-in link opens: one button.
struct EnterPage: Page {
    static let template = "enter"
    let frame: Frame
    let token: String
}

extension Dimension {
    /// "Region", "Rep", …, for headings and table columns.
    var noun: String {
        switch self {
        case .rep: "Rep"
        case .manager: "Manager"
        case .team: "Team"
        case .region: "Region"
        case .territory: "Territory"
        case .area: "Area"
        case .company: "Company"
        case .product: "Product"
        }
    }

    /// "Regions", "Reps", …; also, in lower case, the name of the list's address and of its page parameter.
    var plural: String {
        switch self {
        case .company: "Companies"
        case .territory: "Territories"
        default: noun + "s"
        }
    }
}
