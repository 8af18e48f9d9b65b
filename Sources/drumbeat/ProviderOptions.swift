import ArgumentParser
import Dashboard
import Foundation
import OpenID
import Operations
import Store

/// Through which provider of OpenID Connect users sign in.
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

    static let secretVariable = "DRUMBEAT_OIDC_CLIENT_SECRET"

    func validate() throws {
        guard issuer != nil || (clientID == nil && secretFile == nil && organisations.isEmpty && name == nil) else {
            throw ValidationError("The other --oidc options need --oidc-issuer: which provider is meant.")
        }
        guard issuer == nil || clientID != nil else {
            throw ValidationError("--oidc-issuer needs --oidc-client-id: the name under which the provider knows this server.")
        }
        if let issuer, let clientID, settings(issuer, clientID, secret: nil, redirectAddress: "") == nil {
            throw ValidationError(
                "--oidc-issuer takes an address as the provider states it in its tokens, such as https://login.example, over https or on this "
                    + "machine, without a query; and --oidc-client-id 1 to 255 characters without spaces. Not \"\(issuer)\" and \"\(clientID)\"."
            )
        }
        guard name.map({ (1...60).contains($0.count) }) ?? true else { throw ValidationError("--oidc-name takes 1 to 60 characters.") }
    }

    /// The way in, for the organisations named or else `fallback`; nil where no provider is wanted.
    func door(at address: SiteAddress, fallback: String?, store: Store) async throws -> ProviderDoor? {
        guard let issuer, let clientID else { return nil }
        let keys = organisations.isEmpty ? [fallback].compactMap(\.self) : organisations
        guard !keys.isEmpty else {
            throw Failure(.usage, "Say which organisations trust \(issuer): --oidc-organisation KEY, once for each.")
        }
        for key in keys where try await store.organisation(key: key) == nil {
            throw OperationError.notFound("There is no organisation \(key). Check --oidc-organisation.")
        }
        guard let settings = settings(issuer, clientID, secret: try secret(), redirectAddress: address.providerReturn) else {
            throw Failure(.usage, "--oidc-issuer and --oidc-client-id name no provider.")
        }
        let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        return ProviderDoor(OpenIDProvider(settings, now: now), name: name ?? settings.host, organisations: keys, now: now)
    }

    private func settings(_ issuer: String, _ clientID: String, secret: String?, redirectAddress: String) -> ProviderSettings? {
        ProviderSettings(issuer: issuer, clientID: clientID, clientSecret: secret, redirectAddress: redirectAddress)
    }

    /// The client's secret; nil for a public client. It is never an argument, which every user of the machine can read.
    private func secret() throws -> String? {
        let variable = ProcessInfo.processInfo.environment[Self.secretVariable]
        guard let secretFile else {
            guard variable != "" else {
                throw Failure(.usage, "\(Self.secretVariable) is empty. Put the client's secret there, or leave it out.")
            }
            return variable
        }
        guard variable == nil else {
            throw Failure(
                .usage, "The client's secret is given twice: by --oidc-client-secret-file and by \(Self.secretVariable). Leave one out.")
        }
        guard let data = FileManager.default.contents(atPath: secretFile) else {
            throw Failure(
                .fileNotReadable, "\(secretFile) of --oidc-client-secret-file cannot be read. Check its path and its permissions.")
        }
        let text = String(decoding: data.prefix(4097), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, data.count <= 4096 else {
            throw Failure(.usage, "\(secretFile) of --oidc-client-secret-file holds no secret of 1 to 4,096 bytes.")
        }
        return text
    }
}
