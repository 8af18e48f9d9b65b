import Access
import ArgumentParser
import Dashboard
import Foundation
import Hummingbird
import Logging
import NIOCore
import Operations
import SalesModel
import Schema
import ServiceLifecycle
import Store
import UnixSignals

/// `drumbeat serve`: the pages.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages and the JSON API on this machine.",
        discussion: """
            Prints a link that signs in one browser, once, within ten minutes. The signal USR1 makes it print another one,
            for a second browser or when the first has expired; whoever is signed in stays so:

              kill -USR1 PROCESS

            Users sign in with links of `drumbeat user link`, and see what is theirs; programs read /api/v1 with the tokens of
            `drumbeat token create` (docs/api.md). Both work for every organisation of the database, whichever --org names. Without
            --org no link is printed: nobody but users signs in.

            With --oidc-issuer users also sign in through a provider of OpenID Connect, by the e-mail address under which they were
            admitted (docs/sign-in.md). Register the address that is printed at the start as the client's redirect address.

            Ctrl-C or SIGTERM ends it cleanly: GET /ready answers 503 at once, requests go on being answered for --shutdown-delay
            seconds, then no more are taken, and those under way have --shutdown-limit seconds to end.

            GET /health says that the process lives, GET /ready (200 or 503) whether it can answer: the database can be used and has
            the schema of this program. With --metrics-port N, GET http://127.0.0.1:N/metrics counts requests, connections and the
            age of the runs, for Prometheus.

            The head of a request, of at most 16 KiB, has to come within 30 seconds; its body has to end within 15 more, or bring 64 KiB in
            each 15. A connection without requests is closed after 30 seconds. At most 1,024 are open at a time.

            It can be reached from this machine only. To serve others, put a proxy with TLS in front of it and name the
            address of that with --public-url.

            Examples:
              drumbeat serve --org acme --port 8080
              drumbeat serve --org acme --public-url https://sales.example
              drumbeat serve --org acme --oidc-issuer https://login.example --oidc-client-id drumbeat --oidc-client-secret-file secret
              drumbeat serve --org acme --metrics-port 9464 --shutdown-delay 5 --log-format json --log-level info
            """)

    @Option(
        name: .customLong("org"),
        help: ArgumentHelp("Organisation to which the printed link leads; without it none is printed.", valueName: "key"))
    var organisationKey: String?
    @OptionGroup var provider: ProviderOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: "Address of this machine to listen on: 127.0.0.1, ::1 or localhost.")
    var host = "127.0.0.1"
    @Option(help: "Port to listen on, 1 to 65535.")
    var port = 8080
    @Option(help: ArgumentHelp("Address under which a proxy with TLS in front makes the pages known.", valueName: "url"))
    var publicURL: String?
    @Option(
        help: ArgumentHelp(
            "Folder where uploaded files wait to be imported; by default one of the server's own, which goes with it.", valueName: "path"))
    var uploads: String?
    @Option(help: ArgumentHelp("Largest file that is taken, in MiB.", valueName: "n"))
    var uploadLimit = 2048
    @Option(help: ArgumentHelp("Requests a second that a user may make of the API in the long run; 0 for any number.", valueName: "n"))
    var requestsPerSecond = 50
    @Option(help: "Port of 127.0.0.1 on which GET /metrics is answered for Prometheus, 1 to 65535; without it nowhere.")
    var metricsPort: Int?
    @Option(help: ArgumentHelp("How long requests are still answered after SIGTERM, 0 to 600.", valueName: "seconds"))
    var shutdownDelay = 0
    @Option(help: ArgumentHelp("How long requests under way may then take to end, 1 to 600.", valueName: "seconds"))
    var shutdownLimit = 30

    /// Longest statement of a page: nobody waits longer for one, and ten who do must not hold every connection.
    private static let longestRead = Duration.seconds(10)

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port takes 1 to 65535.") }
        guard (1...1_048_576).contains(uploadLimit) else { throw ValidationError("--upload-limit takes 1 to 1048576.") }
        guard (0...1_000_000).contains(requestsPerSecond) else { throw ValidationError("--requests-per-second takes 0 to 1000000.") }
        guard metricsPort.map({ (1...65535).contains($0) }) ?? true else { throw ValidationError("--metrics-port takes 1 to 65535.") }
        guard metricsPort != port else { throw ValidationError("--metrics-port has to differ from --port.") }
        guard (0...600).contains(shutdownDelay) else { throw ValidationError("--shutdown-delay takes 0 to 600.") }
        guard (1...600).contains(shutdownLimit) else { throw ValidationError("--shutdown-limit takes 1 to 600.") }
        guard isLoopback else {
            throw ValidationError(
                "--host takes an address that only this machine can reach: 127.0.0.1, ::1 or localhost, not \"\(host)\". Elsewhere the "
                    + "sign-in link and every number would cross the network for anybody to read. To serve others, put a proxy with TLS "
                    + "in front and name its address, such as --public-url https://sales.example.")
        }
        if publicURL != nil, publicOrigin == nil {
            throw ValidationError("--public-url takes scheme and host alone, such as https://sales.example.")
        }
    }

    private var isLoopback: Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return ["localhost", "::1"].contains(host.lowercased()) || (octets.count == 4 && octets[0] == 127 && !octets.contains(nil))
    }

    private var publicOrigin: String? {
        publicURL?.wholeMatch(of: /(https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?)\/?/).map { String($0.1) }
    }

    func run() async throws {
        // From here on the signal asks for a link; before, it would end the process.
        signal(SIGUSR1, SIG_IGN)
        let sharedConnections = ProcessInfo.processInfo.activeProcessorCount
        try await database.withDatabase(sharedConnections: sharedConnections) { opened in
            let logger = database.log.logger(atLeast: .notice)
            try await SchemaManager(database: opened, programVersion: Drumbeat.version, logger: logger).checkCurrent()
            let store = Store(opened, readTimeout: Self.longestRead)
            let monitor = ServiceMonitor(database: opened, store: store, logger: logger)
            var context: OperationContext?
            if let organisationKey { context = try await OrganisationOptions.context(organisationKey, store, logger: logger) }
            let signIn = SignInLinks()
            let address = SiteAddress(host: host, port: port, publicOrigin: publicOrigin)
            let operations = ReportOperations(store: store)
            let access = AccessOperations(store: store)
            let door = try await provider.door(at: address, fallback: organisationKey, store: store)
            let routes = try DashboardRoutes(
                operations: operations, access: access, operator: context, signIn: signIn, address: address, door: door)
            let notes = try await ServeNotes(organisation: context, access: access, door: door, address: address)
            let offerLink: @Sendable () -> Void = { printOut(notes.link(signIn)) }
            let requests = DispatchSource.makeSignalSource(signal: SIGUSR1)
            requests.setEventHandler(handler: offerLink)
            requests.activate()
            defer { requests.cancel() }
            let served = try ServedWork(store: store, folder: uploads, largestFile: Int64(uploadLimit) * 1_048_576)
            let application = Application(
                responder: ServeResponder(
                    pages: routes, operations: operations, authenticator: TokenAuthenticator(access: access), work: served.work,
                    requestsPerSecond: requestsPerSecond, monitor: monitor),
                server: RequestLimits.server,
                configuration: .init(
                    address: .hostname(host, port: port), serverName: nil, availableConnectionsDelegate: RequestLimits.connections),
                onServerRunning: { _ in
                    printOut(notes.beginning(process: ProcessInfo.processInfo.processIdentifier))
                    offerLink()
                    await door?.reportAbsence()
                },
                logger: logger)
            do {
                try await served.during { try await run(application, monitor, logger) }
                await door?.shutdown()
            } catch {
                await door?.shutdown()
                throw failure(error)
            }
        }
    }

    /// Serves until a signal says to end. What is listed last is told first.
    private func run(_ application: some Service, _ monitor: ServiceMonitor, _ logger: Logger) async throws {
        var services: [any Service] = [application]
        if let metricsPort {
            services.insert(
                Application(
                    responder: MetricsResponder(monitor: monitor),
                    configuration: .init(address: .hostname("127.0.0.1", port: metricsPort), serverName: nil), logger: logger), at: 0)
        }
        services.append(Farewell(monitor: monitor, delay: .seconds(shutdownDelay)))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(shutdownDelay + shutdownLimit)
        do { try await ServiceGroup(configuration: configuration).run() } catch is CancellationError {
            logger.warning("requests still under way were given up", metadata: ["after": "\(shutdownLimit) s"])
        }
    }

    private func failure(_ error: any Error) -> any Error {
        switch error {
        case let error as IOError: failure(error)
        case is SocketAddressError.UnknownHost: unusable("this machine does not know the name")
        default: error
        }
    }

    private func failure(_ error: IOError) -> Failure {
        switch error.errnoCode {
        case EADDRINUSE:
            Failure(
                .busy,
                "Port \(port) of \(host)\(metricsPort.map { ", or \($0) of 127.0.0.1," } ?? "") is in use. Stop what uses it, or choose "
                    + "another --port\(metricsPort == nil ? "" : " or --metrics-port").")
        case EACCES: Failure(.notPermitted, "Port \(port) may not be used by everybody. Choose a --port of 1024 or above.")
        default: unusable(String(cString: strerror(error.errnoCode)))
        }
    }

    private func unusable(_ reason: String) -> Failure {
        Failure(.usage, "Nothing can listen on \(host): \(reason). Choose another --host: 127.0.0.1, ::1 or localhost.")
    }
}
