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
import Settings
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

            The head of a request, of at most 64 KiB, has to come within 30 seconds; its body has to end within 15 more, or bring 64 KiB in
            each 15. A connection without requests is closed after 30 seconds. At most 1,024 are open at a time.

            It can be reached from this machine only. To serve others, put a proxy with TLS in front of it and name the
            address of that with --public-url.

            Each option can also be given by a variable or in a file, which --config names: docs/settings.md. `drumbeat config check` shows
            what holds.

            Examples:
              drumbeat serve --org acme --port 8080
              drumbeat serve --org acme --public-url https://sales.example
              drumbeat serve --org acme --oidc-issuer https://login.example --oidc-client-id drumbeat --oidc-client-secret-file secret
              drumbeat serve --config drumbeat.yaml
              drumbeat serve --org acme --metrics-port 9464 --shutdown-delay 5 --log-format json --log-level info
            """)

    @OptionGroup var options: ServeOptions
    @OptionGroup var provider: ProviderOptions
    @OptionGroup var database: DatabaseOptions

    /// Longest statement of a page: nobody waits longer for one, and ten who do must not hold every connection.
    private static let longestRead = Duration.seconds(10)

    func run() async throws {
        // From here on the signal asks for a link; before, it would end the process.
        signal(SIGUSR1, SIG_IGN)
        let sharedConnections = ProcessInfo.processInfo.activeProcessorCount
        let settings = try database.examinedSettings(options.given.merging(provider.given) { $1 })
        let serving = try ServeSettings(settings)
        try await database.withDatabase(sharedConnections: sharedConnections, settings: settings) { opened, _ in
            let logger = settings.logger(atLeast: .notice)
            try await SchemaManager(database: opened, programVersion: Drumbeat.version, logger: logger).checkCurrent()
            let store = Store(opened, readTimeout: Self.longestRead)
            let monitor = ServiceMonitor(database: opened, store: store, logger: logger)
            var context: OperationContext?
            if let organisationKey = serving.organisation {
                context = try await OrganisationOptions.context(organisationKey, store, logger: logger)
            }
            let signIn = SignInLinks()
            let address = serving.address
            let operations = ReportOperations(store: store)
            let access = AccessOperations(store: store)
            let door = try await serving.provider?.door(at: address, store: store)
            let routes = try DashboardRoutes(
                operations: operations, access: access, operator: context, signIn: signIn, address: address, door: door)
            let notes = try await ServeNotes(organisation: context, access: access, door: door, address: address)
            let offerLink: @Sendable () -> Void = { printOut(notes.link(signIn)) }
            let requests = DispatchSource.makeSignalSource(signal: SIGUSR1)
            requests.setEventHandler(handler: offerLink)
            requests.activate()
            defer { requests.cancel() }
            let served = try ServedWork(store: store, folder: serving.uploads, largestFile: serving.largestFile, monitor: monitor)
            let application = Application(
                responder: ServeResponder(
                    pages: routes, operations: operations, authenticator: TokenAuthenticator(access: access), work: served.work,
                    requestsPerSecond: serving.requestsPerSecond, monitor: monitor),
                server: RequestLimits.server,
                configuration: .init(
                    address: .hostname(serving.host, port: serving.port), serverName: nil,
                    availableConnectionsDelegate: RequestLimits.connections),
                onServerRunning: { _ in
                    printOut(notes.beginning(process: ProcessInfo.processInfo.processIdentifier))
                    offerLink()
                    await door?.reportAbsence()
                },
                logger: logger)
            do {
                try await served.during { try await run(application, serving, monitor, logger) }
                await door?.shutdown()
            } catch {
                await door?.shutdown()
                throw Self.failure(error, serving)
            }
        }
    }

    /// Serves until a signal says to end. What is listed last is told first.
    private func run(
        _ application: some Service, _ serving: ServeSettings, _ monitor: ServiceMonitor, _ logger: Logger
    ) async throws {
        var services: [any Service] = [application]
        if let metricsPort = serving.metricsPort {
            services.insert(
                Application(
                    responder: MetricsResponder(monitor: monitor),
                    configuration: .init(address: .hostname("127.0.0.1", port: metricsPort), serverName: nil), logger: logger), at: 0)
        }
        services.append(Farewell(monitor: monitor, delay: .seconds(serving.shutdownDelay)))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(serving.shutdownDelay + serving.shutdownLimit)
        do { try await ServiceGroup(configuration: configuration).run() } catch is CancellationError {
            logger.warning("requests still under way were given up", metadata: ["after": "\(serving.shutdownLimit) s"])
        }
    }

    private static func failure(_ error: any Error, _ serving: ServeSettings) -> any Error {
        switch error {
        case let error as IOError: failure(error, serving)
        case is SocketAddressError.UnknownHost: unusable("this machine does not know the name", serving)
        default: error
        }
    }

    private static func failure(_ error: IOError, _ serving: ServeSettings) -> Failure {
        switch error.errnoCode {
        case EADDRINUSE:
            let metrics = serving.metricsPort
            return Failure(
                .busy,
                "Port \(serving.port) of \(serving.host)\(metrics.map { ", or \($0) of 127.0.0.1," } ?? "") is in use. Stop what uses it, "
                    + "or choose another --port\(metrics == nil ? "" : " or --metrics-port").")
        case EACCES: return Failure(.notPermitted, "Port \(serving.port) may not be used by everybody. Choose a --port of 1024 or above.")
        default: return unusable(String(cString: strerror(error.errnoCode)), serving)
        }
    }

    private static func unusable(_ reason: String, _ serving: ServeSettings) -> Failure {
        Failure(.usage, "Nothing can listen on \(serving.host): \(reason). Choose another --host: 127.0.0.1, ::1 or localhost.")
    }
}
