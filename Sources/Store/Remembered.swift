internal import Synchronization

/// What need not be read again for every request. Never who may see what: that is asked each time, so that access ends at once.
final class Remembered: Sendable {
    /// How long the dictionary is taken for the same: the release brings it, and a new one may be installed under a running server.
    private static let dictionaryAge: Duration = .seconds(60)

    private let dictionary = Mutex<(definitions: [MetricDefinition], readAt: ContinuousClock.Instant)?>(nil)
    private let organisationIDs = Mutex<[String: Int64]>([:])

    /// The metric dictionary, if it was read within the last minute.
    var definitions: [MetricDefinition]? {
        dictionary.withLock { known in known.flatMap { .now - $0.readAt < Self.dictionaryAge ? $0.definitions : nil } }
    }

    func keep(_ definitions: [MetricDefinition]) { dictionary.withLock { $0 = (definitions, .now) } }

    /// The number that the organisation of a key had when it was looked up last.
    func organisationID(key: String) -> Int64? { organisationIDs.withLock { $0[key] } }

    func keep(organisationID: Int64, key: String) { organisationIDs.withLock { $0[key] = organisationID } }
}
