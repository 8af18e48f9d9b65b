import Dashboard
import Settings

/// The settings of a server, each with its type, and fit for each other.
struct ServeSettings: Sendable {
    let organisation: String?
    let host: String
    let port: Int
    let address: SiteAddress
    let uploads: String?
    /// In bytes.
    let largestFile: Int64
    let requestsPerSecond: Int
    let metricsPort: Int?
    /// In seconds.
    let shutdownDelay: Int, shutdownLimit: Int
    let provider: ProviderSource?

    /// - Throws: everything that is wrong, in one `Failure`.
    init(_ settings: Settings) throws {
        let faults = Self.faults(settings)
        guard faults.isEmpty else { throw Failure(.usage, faults.joined(separator: "\n")) }
        func whole(_ setting: Setting) -> Int { settings.whole(setting) ?? 0 }
        organisation = settings.text(.serveOrganisation)
        host = settings.text(.serveHost) ?? ""
        port = whole(.servePort)
        address = SiteAddress(host: host, port: port, publicOrigin: settings.text(.servePublicURL).flatMap(Self.origin))
        uploads = settings.text(.serveUploads)
        largestFile = Int64(whole(.serveUploadLimit)) * 1_048_576
        requestsPerSecond = whole(.serveRequestsPerSecond)
        metricsPort = settings.whole(.serveMetricsPort)
        shutdownDelay = whole(.serveShutdownDelay)
        shutdownLimit = whole(.serveShutdownLimit)
        provider = try ProviderSource(settings)
    }

    /// What is wrong with single settings and with several together, each a whole line for a person.
    static func faults(_ settings: Settings) -> [String] {
        var faults = settings.faults
        if let port = settings.whole(.serveMetricsPort), port == settings.whole(.servePort) {
            faults.append("\(settings[.serveMetricsPort].name) has to differ from \(settings[.servePort].name): both are \(port).")
        }
        if let host = settings.text(.serveHost), !isLoopback(host) {
            faults.append(
                "\(settings[.serveHost].name) takes an address that only this machine can reach: 127.0.0.1, ::1 or localhost, not \"\(host)\". "
                    + "Elsewhere the sign-in link and every number would cross the network for anybody to read. To serve others, put a proxy "
                    + "with TLS in front and name its address, such as --public-url https://sales.example.")
        }
        if let url = settings.text(.servePublicURL), origin(url) == nil {
            faults.append("\(settings[.servePublicURL].name) takes scheme and host alone, such as https://sales.example, not \"\(url)\".")
        }
        return faults + ProviderSource.faults(settings)
    }

    private static func isLoopback(_ host: String) -> Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return ["localhost", "::1"].contains(host.lowercased()) || (octets.count == 4 && octets[0] == 127 && !octets.contains(nil))
    }

    private static func origin(_ url: String) -> String? {
        url.wholeMatch(of: /(https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?)\/?/).map { String($0.1) }
    }
}
