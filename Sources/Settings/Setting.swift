/// A setting of the process: where it can be given, what it takes, and what holds where it is not given.
///
/// The list is closed: whatever else stands in a file of settings is an error. Its order is that in which they are shown.
public enum Setting: String, CaseIterable, Sendable {
    case databaseURL = "database.url"
    case databaseAdminURL = "database.admin-url"
    case logLevel = "log.level"
    case logFormat = "log.format"
    case serveOrganisation = "serve.organisation"
    case serveHost = "serve.host"
    case servePort = "serve.port"
    case servePublicURL = "serve.public-url"
    case serveUploads = "serve.uploads"
    case serveUploadLimit = "serve.upload-limit"
    case serveRequestsPerSecond = "serve.requests-per-second"
    case serveMetricsPort = "serve.metrics-port"
    case serveShutdownDelay = "serve.shutdown-delay"
    case serveShutdownLimit = "serve.shutdown-limit"
    case oidcIssuer = "oidc.issuer"
    case oidcClientID = "oidc.client-id"
    case oidcClientSecret = "oidc.client-secret"
    case oidcClientSecretFile = "oidc.client-secret-file"
    case oidcOrganisations = "oidc.organisations"
    case oidcName = "oidc.name"

    /// What a value has to be.
    public enum Rule: Sendable, Equatable {
        case text
        case whole(ClosedRange<Int>)
        case oneOf([String])
        /// Any number of texts; separated by commas in a variable.
        case texts
    }

    /// Section and name in the file.
    public var key: String { rawValue }

    /// The environment variable.
    public var variable: String {
        switch self {
        case .databaseURL: "DATABASE_URL"
        case .databaseAdminURL: "DRUMBEAT_ADMIN_URL"
        default: "DRUMBEAT_" + rawValue.uppercased().replacing(".", with: "_").replacing("-", with: "_")
        }
    }

    /// The option of the command line; nil where there is none, because other users of the machine can read command lines.
    public var option: String? {
        switch self {
        case .databaseURL: "--database-url"
        case .databaseAdminURL, .oidcClientSecret: nil
        case .serveOrganisation: "--org"
        case .oidcOrganisations: "--oidc-organisation"
        default:
            switch section {
            case "serve": "--" + name
            default: "--\(section)-\(name)"
            }
        }
    }

    /// What a value has to be.
    public var rule: Rule {
        switch self {
        case .logLevel: .oneOf(["trace", "debug", "info", "notice", "warning", "error", "critical"])
        case .logFormat: .oneOf(["text", "json"])
        case .servePort, .serveMetricsPort: .whole(1...65535)
        case .serveUploadLimit: .whole(1...1_048_576)
        case .serveRequestsPerSecond: .whole(0...1_000_000)
        case .serveShutdownDelay: .whole(0...600)
        case .serveShutdownLimit: .whole(1...600)
        case .oidcOrganisations: .texts
        default: .text
        }
    }

    /// What holds where it is not given.
    public var standard: String? {
        switch self {
        case .logFormat: "text"
        case .serveHost: "127.0.0.1"
        case .servePort: "8080"
        case .serveUploadLimit: "2048"
        case .serveRequestsPerSecond: "50"
        case .serveShutdownDelay: "0"
        case .serveShutdownLimit: "30"
        default: nil
        }
    }

    /// Whether nobody may see the value. The addresses of databases are shown without their passwords.
    public var isSecret: Bool { self == .oidcClientSecret }

    /// `serve` of `serve.port`.
    var section: String { String(rawValue.prefix { $0 != "." }) }

    /// `port` of `serve.port`.
    var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
}
