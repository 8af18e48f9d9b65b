import Access
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import SalesModel
import Synchronization
import Testing

@testable import Dashboard

/// A dashboard over fixture numbers, asked in process.
struct Site {
    let signIn: SignInLinks
    let clock = Clock()
    let application: Application<RouterResponder<DashboardRequestContext>>

    static let port = 8042

    init(
        _ state: FixtureWorld.State = .ready, publicOrigin: String? = nil,
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) throws {
        let world = try #require(FixtureWorld(state))
        let clock = clock
        signIn = SignInLinks(now: { clock.now })
        let calendar = try #require(FiscalCalendar(startMonth: 1))
        let organisation = Organisation(
            id: 7, key: "acme", name: "Acme", currency: world.currency, zone: "UTC", weekStarts: "monday", fiscalCalendar: calendar)
        let context = OperationContext(actor: Actor(name: "page"), organisation: organisation, logger: logger)
        let routes = try DashboardRoutes(
            reader: world.reader, signIn: SignIn(links: signIn, operator: context, access: nil),
            address: SiteAddress(port: Self.port, publicOrigin: publicOrigin))
        application = Application(router: routes.router(), logger: context.logger)
    }

    /// Runs a visit by somebody who signed in.
    func visit(_ body: @Sendable (Visitor) async throws -> Void) async throws {
        let link = signIn.issuePath()
        try await application.test(.router) { client in
            let token = link.split(separator: "=").last.map(String.init) ?? ""
            let entered = try await client.execute(uri: "/enter", method: .post, body: ByteBuffer(string: "token=" + token))
            let cookie = try #require(entered.headers[.setCookie]?.split(separator: ";").first.map(String.init))
            try await body(Visitor(client: client, cookie: cookie))
        }
    }

    /// Runs a visit by somebody without a session.
    func visitAsStranger(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await application.test(.router, body)
    }
}

/// Somebody who signed in.
struct Visitor: Sendable {
    let client: any TestClientProtocol
    let cookie: String

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.cookie] = cookie
        return try await client.execute(uri: path, method: .get, headers: headers)
    }

    func html(_ path: String, _ status: HTTPResponse.Status = .ok, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String
    {
        let response = try await get(path)
        #expect(response.status == status, "\(path)", sourceLocation: sourceLocation)
        return String(buffer: response.body)
    }
}

/// A clock that stands still until it is moved.
final class Clock: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { time.withLock { $0 } }

    func advance(by duration: Duration) { time.withLock { $0 += duration } }
}
