import ArgumentParser
import Settings

/// What the command line can state of a server. What holds where it says nothing, and what is allowed, is `Setting`'s.
struct ServeOptions: ParsableArguments {
    @Option(
        name: .customLong("org"),
        help: ArgumentHelp("Organisation to which the printed link leads; without it none is printed.", valueName: "key"))
    var organisation: String?
    @Option(
        help: ArgumentHelp("Address of this machine to listen on: 127.0.0.1, which is the default, ::1 or localhost.", valueName: "host"))
    var host: String?
    @Option(help: ArgumentHelp("Port to listen on, 1 to 65535; by default 8080.", valueName: "port"))
    var port: Int?
    @Option(help: ArgumentHelp("Address under which a proxy with TLS in front makes the pages known.", valueName: "url"))
    var publicURL: String?
    @Option(
        help: ArgumentHelp(
            "Folder where uploaded files wait to be imported; by default one of the server's own, which goes with it.", valueName: "path"))
    var uploads: String?
    @Option(help: ArgumentHelp("Largest file that is taken, in MiB; by default 2048.", valueName: "n"))
    var uploadLimit: Int?
    @Option(
        help: ArgumentHelp(
            "Requests a second that a user may make of the API in the long run, by default 50; 0 for any number.", valueName: "n"))
    var requestsPerSecond: Int?
    @Option(
        help: ArgumentHelp("Port of 127.0.0.1 on which GET /metrics is answered for Prometheus; without it nowhere.", valueName: "port"))
    var metricsPort: Int?
    @Option(help: ArgumentHelp("How long requests are still answered after SIGTERM, 0 to 600; by default 0.", valueName: "seconds"))
    var shutdownDelay: Int?
    @Option(help: ArgumentHelp("How long requests under way may then take to end, 1 to 600; by default 30.", valueName: "seconds"))
    var shutdownLimit: Int?

    /// What was stated.
    var given: [Setting: [String]] {
        let texts: [Setting: String?] = [
            .serveOrganisation: organisation, .serveHost: host, .servePublicURL: publicURL, .serveUploads: uploads,
        ]
        let numbers: [Setting: Int?] = [
            .servePort: port, .serveUploadLimit: uploadLimit, .serveRequestsPerSecond: requestsPerSecond, .serveMetricsPort: metricsPort,
            .serveShutdownDelay: shutdownDelay, .serveShutdownLimit: shutdownLimit,
        ]
        return texts.compactMapValues { $0.map { [$0] } }.merging(numbers.compactMapValues { $0.map { ["\($0)"] } }) { $1 }
    }
}
