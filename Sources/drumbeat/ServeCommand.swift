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
        commandName: "serve", abstract: "Serve the pages of an organisation on this machine.",
        discussion: """
            Prints a link that signs in one browser, once, within ten minutes. Ctrl-C or SIGTERM ends it cleanly.

            Example: drumbeat serve --org acme --port 8080
            """)

    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var database: DatabaseOptions
    @Option(help: "Address to listen on.")
    var host = "127.0.0.1"
    @Option(help: "Port to listen on.")
    var port = 8080

    func run() async throws {
        try await database.withStore { store in
            var logger = database.logger
            if !database.verbose { logger.logLevel = .notice }
            let context = try await organisation.context(store, logger: logger)
            let signIn = SignInLinks()
            let routes = try DashboardRoutes(
                operations: ReportOperations(store: store), context: context, signIn: signIn, hosts: [host])
            let address = "http://\(host):\(port)"
            let application = Application(
                router: routes.router(),
                configuration: .init(address: .hostname(host, port: port), serverName: nil),
                onServerRunning: { _ in
                    printOut(
                        "Serving \(context.organisation.name) at \(address)\n"
                            + "Sign in with this link, once, within ten minutes:\n\n  \(address)\(signIn.issuePath())\n\n")
                },
                logger: logger)
            do { try await application.runService() } catch let error as IOError where error.errnoCode == EADDRINUSE {
                throw Failure(.busy, "Port \(port) of \(host) is in use. Stop what uses it, or choose another --port.")
            }
        }
    }
}
