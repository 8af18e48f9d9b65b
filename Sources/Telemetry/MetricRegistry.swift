public import CoreMetrics
internal import Synchronization

/// Keeps what is counted and measured in this process, and writes it in the text format of Prometheus (version 0.0.4).
///
/// It stands behind swift-metrics: `Counter(label: "http.requests", dimensions: [("status", "200")], factory: registry)`. Counters end in
/// `_total`, timers are histograms in seconds, everything else is a gauge.
public final class MetricRegistry: MetricsFactory, Sendable {
    private struct Key: Hashable {
        let name: String
        let labels: String
    }

    private let help: [String: String]
    private let cells = Mutex<[Key: MetricCell]>([:])

    /// - Parameter help: what each metric means, by its name as written, such as `http_requests_total`.
    public init(help: [String: String] = [:]) { self.help = help }

    /// Everything, by name and labels.
    public func text() -> String {
        let cells = self.cells.withLock { $0 }
        var text = ""
        for (name, family) in Dictionary(grouping: cells, by: \.key.name).sorted(by: { $0.key < $1.key }) {
            guard let kind = family.first?.value.kind else { continue }
            if let meaning = help[name] { text += "# HELP \(name) \(meaning)\n" }
            text += "# TYPE \(name) \(kind.rawValue)\n"
            for (key, cell) in family.sorted(by: { $0.key.labels < $1.key.labels }) { text += cell.lines(name, key.labels) }
        }
        return text
    }

    /// States a gauge at once, for what is looked up when somebody asks.
    public func set(_ label: String, _ dimensions: [(String, String)] = [], to value: Double) {
        cell(label, dimensions, .gauge).set(value)
    }

    /// A counter.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { cell(label, dimensions, .counter) }

    /// A counter of fractions.
    public func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        cell(label, dimensions, .counter)
    }

    /// A gauge.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { cell(label, dimensions, .gauge) }

    /// A histogram of seconds where values are to be aggregated, else a gauge.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        cell(label, dimensions, aggregate ? .histogram : .gauge)
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { cell(label, dimensions, .histogram) }

    /// Keeps it: a counter that goes would look like a restart.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Keeps it.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    /// Keeps it.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// Keeps it.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Keeps it.
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func cell(_ label: String, _ dimensions: [(String, String)], _ kind: MetricCell.Kind) -> MetricCell {
        let suffix = kind == .counter ? "_total" : kind == .histogram ? "_seconds" : ""
        var name = Self.name(label)
        if !name.hasSuffix(suffix) { name += suffix }
        let key = Key(name: name, labels: dimensions.map { "\(Self.name($0.0))=\"\(Self.escaped($0.1))\"" }.joined(separator: ","))
        return cells.withLock { cells in
            if let known = cells[key] { return known }
            let made = MetricCell(kind)
            cells[key] = made
            return made
        }
    }

    /// Letters, digits and underscores.
    private static func name(_ text: String) -> String {
        String(
            text.unicodeScalars.map { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) ? Character($0) : "_" }
        )
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n", "\r\n", "\r": text += "\\n"
            default: text.append(character)
            }
        }
        return text
    }
}

/// One series: a number, or the buckets of a histogram.
final class MetricCell: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler, Sendable {
    enum Kind: String { case counter, gauge, histogram }

    private struct State {
        /// The number, or the sum of what was recorded.
        var value = 0.0
        var count: UInt64 = 0
        var buckets: [UInt64] = Array(repeating: 0, count: MetricCell.bounds.count)
    }

    /// Upper bounds in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    let kind: Kind
    private let state = Mutex(State())

    init(_ kind: Kind) { self.kind = kind }

    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) { state.withLock { $0.value += amount } }
    func decrement(by amount: Double) { increment(by: -amount) }
    func reset() { set(0.0) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { state.withLock { $0.value = value } }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard kind == .histogram else { return set(value) }
        state.withLock { state in
            state.value += value
            state.count += 1
            if let index = Self.bounds.firstIndex(where: { value <= $0 }) { state.buckets[index] += 1 }
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func lines(_ name: String, _ labels: String) -> String {
        let state = state.withLock { $0 }
        let braced = labels.isEmpty ? "" : "{\(labels)}"
        guard kind == .histogram else { return "\(name)\(braced) \(Self.number(state.value))\n" }
        let prefix = labels.isEmpty ? "" : labels + ","
        var (text, sum) = ("", UInt64(0))
        for (bound, bucket) in zip(Self.bounds, state.buckets) {
            sum += bucket
            text += "\(name)_bucket{\(prefix)le=\"\(Self.number(bound))\"} \(sum)\n"
        }
        text += "\(name)_bucket{\(prefix)le=\"+Inf\"} \(state.count)\n"
        return text + "\(name)_sum\(braced) \(state.value)\n\(name)_count\(braced) \(state.count)\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}
