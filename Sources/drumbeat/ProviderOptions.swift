import ArgumentParser
import Settings

/// Through which provider of OpenID Connect users sign in, as the command line states it.
struct ProviderOptions: ParsableArguments {
    @Option(
        name: .customLong("oidc-issuer"),
        help: ArgumentHelp("Let users sign in through this provider of OpenID Connect, such as https://login.example.", valueName: "url"))
    var issuer: String?
    @Option(
        name: .customLong("oidc-client-id"), help: ArgumentHelp("The name under which the provider knows this server.", valueName: "id"))
    var clientID: String?
    @Option(
        name: .customLong("oidc-client-secret-file"),
        help: ArgumentHelp("File with the client's secret; or put it into the variable DRUMBEAT_OIDC_CLIENT_SECRET.", valueName: "file"))
    var secretFile: String?
    @Option(
        name: .customLong("oidc-organisation"),
        help: ArgumentHelp(
            "Organisation that trusts the provider; may be repeated. By default the one of --org.", valueName: "key"))
    var organisations: [String] = []
    @Option(
        name: .customLong("oidc-name"), help: ArgumentHelp("What people call the provider; by default its host.", valueName: "text"))
    var name: String?

    /// What was stated. There is no option for the client's secret: every user of the machine can read arguments.
    var given: [Setting: [String]] {
        let texts: [Setting: String?] = [
            .oidcIssuer: issuer, .oidcClientID: clientID, .oidcClientSecretFile: secretFile, .oidcName: name,
        ]
        var given = texts.compactMapValues { $0.map { [$0] } }
        if !organisations.isEmpty { given[.oidcOrganisations] = organisations }
        return given
    }
}
