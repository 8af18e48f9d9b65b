import Access
import ArgumentParser
import Dashboard
import Foundation
import Hummingbird
import Logging
import NIOCore
import Operations
import SalesModel
import Store

/// `drumbeat serve`: the pages.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages and the JSON API on this machine.",
        discussion: """
            Prints a link that signs in one browser, once, within ten minutes. The signal USR1 makes it print another one,
            for a second browser or when the first has expired; whoever is signed in stays so:

              kill -USR1 PROCESS

            Users sign in with links of `drumbeat user link`, and see what is theirs; programs read /api/v1 with the tokens of
            `drumbeat token create` (docs/api.md). Both work for every organisation of the database, whichever --org names.

            Ctrl-C or SIGTERM ends it cleanly.

            It can be reached from this machine only. To serve others, put a proxy with TLS in front of it and name the
            address of that with --public-url.

            Examples:
              drumbeat serve --org acme --port 8080
              drumbeat serve --org acme --public-url https://sales.example
            """)

    @OptionGroup var organisation: OrganisationOptions
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

    /// Longest statement of a page: nobody waits longer for one, and ten who do must not hold every connection.
    private static let longestRead = Duration.seconds(10)

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port takes 1 to 65535.") }
        guard (1...1_048_576).contains(uploadLimit) else { throw ValidationError("--upload-limit takes 1 to 1048576.") }
        guard (0...1_000_000).contains(requestsPerSecond) else { throw ValidationError("--requests-per-second takes 0 to 1000000.") }
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
        try await database.withStore(readTimeout: Self.longestRead) { store in
            var logger = database.logger
            if !database.verbose { logger.logLevel = .notice }
            let context = try await organisation.context(store, logger: logger)
            let signIn = SignInLinks()
            let address = SiteAddress(host: host, port: port, publicOrigin: publicOrigin)
            let operations = ReportOperations(store: store)
            let access = AccessOperations(store: store)
            let routes = try DashboardRoutes(
                operations: operations, access: access, operator: context, signIn: signIn, address: address)
            let offerLink: @Sendable () -> Void = {
                printOut("Sign in with this link, once, within ten minutes:\n\n  \(address.url)\(signIn.issuePath())\n\n")
            }
            let requests = DispatchSource.makeSignalSource(signal: SIGUSR1)
            requests.setEventHandler(handler: offerLink)
            requests.activate()
            defer { requests.cancel() }
            let served = try ServedWork(store: store, folder: uploads, largestFile: Int64(uploadLimit) * 1_048_576)
            let application = Application(
                responder: ServeResponder(
                    pages: routes, operations: operations, authenticator: TokenAuthenticator(access: access), work: served.work,
                    requestsPerSecond: requestsPerSecond),
                configuration: .init(address: .hostname(host, port: port), serverName: nil),
                onServerRunning: { _ in
                    printOut(
                        "Serving \(context.organisation.name) at \(address.url)\n"
                            + "Another link: kill -USR1 \(ProcessInfo.processInfo.processIdentifier)\n")
                    offerLink()
                },
                logger: logger)
            do { try await served.during { try await application.runService() } } catch let error as IOError {
                throw failure(error)
            } catch is SocketAddressError.UnknownHost {
                throw unusable("this machine does not know the name")
            }
        }
    }

    private func failure(_ error: IOError) -> Failure {
        switch error.errnoCode {
        case EADDRINUSE: Failure(.busy, "Port \(port) of \(host) is in use. Stop what uses it, or choose another --port.")
        case EACCES: Failure(.notPermitted, "Port \(port) may not be used by everybody. Choose a --port of 1024 or above.")
        default: unusable(String(cString: strerror(error.errnoCode)))
        }
    }

    private func unusable(_ reason: String) -> Failure {
        Failure(.usage, "Nothing can listen on \(host): \(reason). Choose another --host: 127.0.0.1, ::1 or localhost.")
    }
}
