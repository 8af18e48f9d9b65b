import Hummingbird
import Logging

/// Turns what went wrong into a page a person can act on. A database that is away or slow is logged; what was not foreseen
/// is logged, too, and shown as a 500 that tells nothing.
struct ErrorPages: RouterMiddleware {
    let renderer: PageRenderer
    /// What the provider of identities is called through which users sign in; nil without one.
    let providerName: String?

    func handle(
        _ request: Request, context: DashboardRequestContext,
        next: (Request, DashboardRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as DashboardError {
            // A reader is told to come again; whoever keeps the server needs to know what for.
            switch error {
            case .unavailable(let reason), .tookTooLong(let reason):
                context.logger.error("dashboard page not made", metadata: ["reason": "\(reason)"])
            case .signInFailed(let failure, let reason):
                context.logger.warning("sign-in failed", metadata: ["kind": "\(failure.word)", "reason": "\(reason)"])
            default: break
            }
            if let page = signInPage(for: error, request) { return page }
            return page(for: error, isSignedIn: context.session != nil)
        } catch let error as any HTTPResponseError {
            return page(for: error, isSignedIn: context.session != nil)
        } catch {
            context.logger.error("dashboard page failed", metadata: ["error": "\(Self.loggable(error))"])
            return page(
                .internalServerError, "Something went wrong",
                ["The page could not be made. The reason is in the server's log."], isSignedIn: context.session != nil)
        }
    }

    /// What an error says of itself, which holds no values of rows or parameters; its debug description may. An error
    /// that says nothing is logged by its kind: its contents could be anything.
    static func loggable(_ error: any Error) -> String {
        type(of: error) is any CustomStringConvertible.Type ? "\(error)" : "\(type(of: error))"
    }

    /// The pages of somebody who is to sign in through the provider; nil for any other, and without a provider.
    private func signInPage(for error: DashboardError, _ request: Request) -> Response? {
        guard let providerName else { return nil }
        let (status, heading, paragraphs): (HTTPResponse.Status, String, [String])
        var address = ProviderRoutes.path
        switch error {
        case .signInNeeded:
            (status, heading, paragraphs) = (
                .unauthorized, "Please sign in",
                ["Who has been admitted signs in here. A one-time link from whoever administers access works, too."]
            )
            if request.method == .get { address += "?return=" + PageAddress.encoded(request.uri.string) }
        case .signInFailed(let failure, _): (status, heading, paragraphs) = failure.page(provider: providerName)
        default: return nil
        }
        let frame = Frame(title: heading, organisation: nil, run: nil, section: nil, isSignedIn: false)
        let page = MessagePage(
            frame: frame, heading: heading, paragraphs: paragraphs, command: nil,
            action: .init(label: "Sign in with \(providerName)", address: address))
        return renderer.response(page, status: status, headers: [.cacheControl: "no-store"])
    }

    private func page(for error: DashboardError, isSignedIn: Bool) -> Response {
        switch error {
        case .badParameter(let name, let expected):
            page(
                .badRequest, "This address cannot be read",
                ["The parameter \u{201C}\(name)\u{201D} should be \(expected)."], isSignedIn: isSignedIn)
        case .notFound:
            page(
                .notFound, "There is nothing here",
                ["The address names a team, a person, a product or a period that is not known, or that is outside your view."],
                isSignedIn: isSignedIn)
        case .forbidden:
            page(
                .forbidden, "Not for you to see",
                [
                    "This is worked out from the whole organisation, and takes a role that sees it. Whoever administers access can grant one."
                ],
                isSignedIn: isSignedIn)
        case .noRunYet:
            page(
                .ok, "No numbers yet",
                ["Nothing has been computed for this organisation so far.", "Run it once, then load this page again:"],
                command: "drumbeat nightly --org KEY --as-of DATE", isSignedIn: isSignedIn)
        case .signInNeeded:
            page(
                .unauthorized, "Please sign in",
                [
                    "Drumbeat opens with a one-time link, which works once, for ten minutes.", Self.anotherLink,
                ], command: Self.userLinkCommand, isSignedIn: false)
        case .linkSpent:
            page(
                .gone, "This link no longer works",
                ["A sign-in link works once, for ten minutes.", Self.anotherLink], command: Self.userLinkCommand,
                isSignedIn: isSignedIn)
        case .signInFailed(let failure, _):
            page(failure.page(provider: "the provider").status, "You are not signed in", ["Begin again."], isSignedIn: isSignedIn)
        case .unavailable:
            page(
                .serviceUnavailable, "The database cannot be reached",
                ["Your numbers are safe. Load this page again in a moment."], isSignedIn: isSignedIn)
        case .tookTooLong:
            page(
                .serviceUnavailable, "This took too long",
                ["The database was busy for so long that the page was given up. Load it again in a moment."],
                isSignedIn: isSignedIn)
        case .foreignForm:
            page(
                .forbidden, "This form came from another site",
                ["Only pages of this server may sign a browser in or out. Open the link again, or use the button on a page of Drumbeat."],
                isSignedIn: isSignedIn)
        case .foreignHost:
            page(
                .misdirectedRequest, "Wrong address",
                [
                    "This server answers under its own address only, for example http://127.0.0.1. "
                        + "A proxy in front of it is named with --public-url."
                ], isSignedIn: false)
        }
    }

    private static let anotherLink =
        "Whoever runs the server gets one by sending it the signal USR1; whoever administers access makes one for you:"
    private static let userLinkCommand = "drumbeat user link LOGIN --org KEY"

    private func page(for error: any HTTPResponseError, isSignedIn: Bool) -> Response {
        switch error.status {
        case .notFound: page(for: .notFound, isSignedIn: isSignedIn)
        case .contentTooLarge:
            page(error.status, "Too much was sent", ["A sign-in form holds only its token."], isSignedIn: isSignedIn)
        default:
            page(error.status, "This request cannot be answered", ["\(error.status.reasonPhrase)."], isSignedIn: isSignedIn)
        }
    }

    private func page(
        _ status: HTTPResponse.Status, _ heading: String, _ paragraphs: [String], command: String? = nil, isSignedIn: Bool
    ) -> Response {
        let frame = Frame(title: heading, organisation: nil, run: nil, section: nil, isSignedIn: isSignedIn)
        let page = MessagePage(frame: frame, heading: heading, paragraphs: paragraphs, command: command)
        return renderer.response(page, status: status, headers: [.cacheControl: "no-store"])
    }
}
