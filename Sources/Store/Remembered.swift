internal import Access
internal import SalesModel
internal import Synchronization

/// What need not be read again for every request. Who may see what is one such thing only as long as nothing has changed in the database.
final class Remembered: Sendable {
    /// How long the dictionary is taken for the same: the release brings it, and a new one may be installed under a running server.
    private static let dictionaryAge: Duration = .seconds(60)

    private let dictionary = Mutex<(definitions: [MetricDefinition], readAt: ContinuousClock.Instant)?>(nil)
    /// How long what the clock decides (the day, the end of a secret) is taken for the same.
    private static let foundAge: Duration = .seconds(1)
    /// More secrets than this are forgotten, and asked for again.
    private static let mostFound = 10_000

    /// Who presented a secret, and what had been written when that was found out.
    struct Found: Sendable {
        let organisation: Organisation
        let presented: Presented
        let snapshot: String
        let at = ContinuousClock.now

        init(_ organisation: Organisation, _ presented: Presented, _ snapshot: String) {
            (self.organisation, self.presented, self.snapshot) = (organisation, presented, snapshot)
        }
    }

    private struct Presentation: Hashable {
        let digest: [UInt8]
        let kind: CredentialKind
    }

    private let found = Mutex<[Presentation: Found]>([:])
    private let organisationIDs = Mutex<[String: Int64]>([:])

    /// The metric dictionary, if it was read within the last minute.
    var definitions: [MetricDefinition]? {
        dictionary.withLock { known in known.flatMap { .now - $0.readAt < Self.dictionaryAge ? $0.definitions : nil } }
    }

    func keep(_ definitions: [MetricDefinition]) { dictionary.withLock { $0 = (definitions, .now) } }

    /// What was found out of a secret, by its digest, within the last second.
    func found(_ digest: [UInt8], as kind: CredentialKind) -> Found? {
        found.withLock { $0[Presentation(digest: digest, kind: kind)] }.flatMap { .now - $0.at < Self.foundAge ? $0 : nil }
    }

    func keep(_ one: Found, _ digest: [UInt8], as kind: CredentialKind) {
        found.withLock { found in
            if found.count >= Self.mostFound { found.removeAll() }
            found[Presentation(digest: digest, kind: kind)] = one
        }
    }

    /// The number that the organisation of a key had when it was looked up last.
    func organisationID(key: String) -> Int64? { organisationIDs.withLock { $0[key] } }

    func keep(organisationID: Int64, key: String) { organisationIDs.withLock { $0[key] = organisationID } }
}
