import Dashboard
import Foundation
import OpenID
import Operations
import Settings
import Store

/// The provider of OpenID Connect that the settings name.
struct ProviderSource: Sendable {
    private let issuer: String, clientID: String
    private let secret: String?
    private let organisations: [String]
    private let name: String?

    /// Nil where none is named.
    ///
    /// - Throws: what is wrong with the file of the client's secret, and nothing that `faults` finds.
    init?(_ settings: Settings) throws {
        guard let issuer = settings.text(.oidcIssuer), let clientID = settings.text(.oidcClientID) else { return nil }
        (self.issuer, self.clientID, name) = (issuer, clientID, settings.text(.oidcName))
        secret = try Self.secret(settings)
        let named = settings[.oidcOrganisations].texts
        organisations = named.isEmpty ? [settings.text(.serveOrganisation)].compactMap(\.self) : named
        guard !organisations.isEmpty else {
            throw Failure(.usage, "Say which organisations trust \(issuer): --oidc-organisation KEY, once for each, or oidc.organisations.")
        }
    }

    /// What is wrong, each a whole line for a person.
    static func faults(_ settings: Settings) -> [String] {
        let others: [Setting] = [.oidcClientID, .oidcClientSecret, .oidcClientSecretFile, .oidcOrganisations, .oidcName]
        let given = others.filter { !settings[$0].texts.isEmpty }
        guard let issuer = settings.text(.oidcIssuer) else {
            return given.isEmpty
                ? []
                : [
                    "\(given.map { settings[$0].name }.joined(separator: ", ")) need --oidc-issuer, or oidc.issuer: which provider is meant."
                ]
        }
        guard let clientID = settings.text(.oidcClientID) else {
            return [
                "\(settings[.oidcIssuer].name) needs --oidc-client-id, or oidc.client-id: the name under which the provider knows this server."
            ]
        }
        var faults: [String] = []
        if Self.settings(issuer, clientID, secret: nil, redirectAddress: "") == nil {
            faults.append(
                "\(settings[.oidcIssuer].name) takes an address as the provider states it in its tokens, such as https://login.example, over https "
                    + "or on this machine, without a query; and \(settings[.oidcClientID].name) 1 to 255 characters without spaces. Not "
                    + "\"\(issuer)\" and \"\(clientID)\".")
        }
        if let name = settings.text(.oidcName), name.count > 60 {
            faults.append("\(settings[.oidcName].name) takes 1 to 60 characters, not \(name.count).")
        }
        if !settings[.oidcClientSecret].texts.isEmpty, !settings[.oidcClientSecretFile].texts.isEmpty {
            faults.append(
                "The client's secret is given twice: by \(settings[.oidcClientSecretFile].name) and by \(settings[.oidcClientSecret].name). "
                    + "Leave one out.")
        }
        return faults
    }

    /// The way in.
    func door(at address: SiteAddress, store: Store) async throws -> ProviderDoor {
        for key in organisations where try await store.organisation(key: key) == nil {
            throw OperationError.notFound("There is no organisation \(key). Check --oidc-organisation, or oidc.organisations.")
        }
        guard let settings = Self.settings(issuer, clientID, secret: secret, redirectAddress: address.providerReturn) else {
            throw Failure(.usage, "--oidc-issuer and --oidc-client-id name no provider.")
        }
        let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
        return ProviderDoor(OpenIDProvider(settings, now: now), name: name ?? settings.host, organisations: organisations, now: now)
    }

    private static func settings(_ issuer: String, _ clientID: String, secret: String?, redirectAddress: String) -> ProviderSettings? {
        ProviderSettings(issuer: issuer, clientID: clientID, clientSecret: secret, redirectAddress: redirectAddress)
    }

    /// The client's secret; nil for a public client.
    private static func secret(_ settings: Settings) throws -> String? {
        guard let file = settings.text(.oidcClientSecretFile) else { return settings.text(.oidcClientSecret) }
        let name = settings[.oidcClientSecretFile].name
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(.fileNotReadable, "\(file) of \(name) cannot be read. Check its path and its permissions.")
        }
        let text = String(decoding: data.prefix(4097), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, data.count <= 4096 else {
            throw Failure(.usage, "\(file) of \(name) holds no secret of 1 to 4,096 bytes.")
        }
        return text
    }
}
