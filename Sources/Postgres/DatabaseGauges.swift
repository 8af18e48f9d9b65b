/// How much a database is used at one moment.
public struct DatabaseGauges: Sendable, Hashable {
    /// Exclusive connections that are open, those in use among them, and transactions that wait for one.
    public var connections = 0, connectionsInUse = 0, waiting = 0
    /// Connections that reads share, and reads that wait there or are under way.
    public var sharedConnections = 0, sharedReads = 0
}
