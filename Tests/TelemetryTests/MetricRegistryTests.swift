import CoreMetrics
import Logging
import Synchronization
import Telemetry
import Testing

@Suite("Metrics")
struct MetricRegistryTests {
    @Test("counters, gauges and histograms are written as Prometheus reads them")
    func text() {
        let registry = MetricRegistry(help: ["http_requests_total": "Requests."])
        for status in ["200", "200", "500"] {
            Counter(label: "http.requests", dimensions: [("status", status), ("route", "/a\"b\\c\nd")], factory: registry).increment()
        }
        Meter(label: "pool-size", dimensions: [], factory: registry).set(7)
        registry.set("age", [("org", "acme")], to: 1.5)
        let timer = Timer(label: "took", dimensions: [], factory: registry)
        for milliseconds in [1, 3, 700, 60_000] { timer.recordNanoseconds(Int64(milliseconds) * 1_000_000) }
        let lines = registry.text().split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(8) == [
                "# TYPE age gauge", "age{org=\"acme\"} 1.5",
                "# HELP http_requests_total Requests.", "# TYPE http_requests_total counter",
                "http_requests_total{status=\"200\",route=\"/a\\\"b\\\\c\\nd\"} 2",
                "http_requests_total{status=\"500\",route=\"/a\\\"b\\\\c\\nd\"} 1",
                "# TYPE pool_size gauge", "pool_size 7",
            ])
        #expect(lines.contains("# TYPE took_seconds histogram"))
        #expect(lines.contains("took_seconds_bucket{le=\"0.001\"} 1") && lines.contains("took_seconds_bucket{le=\"0.005\"} 2"))
        #expect(lines.contains("took_seconds_bucket{le=\"10\"} 3") && lines.contains("took_seconds_bucket{le=\"+Inf\"} 4"))
        #expect(lines.contains("took_seconds_count 4") && lines.contains { $0.hasPrefix("took_seconds_sum 60.70") })
    }

    @Test("a line of the log is one object, whatever is in it")
    func logging() {
        let lines = Lines()
        var logger = Logger(label: "test") { _ in JSONLogHandler(now: { "2026-01-01T00:00:00Z" }, write: { lines.append($0) }) }
        logger[metadataKey: "request_id"] = "abc"
        logger.info(
            "two\nlines \"quoted\" \u{2028}\u{7}", metadata: ["run": "7", "level": "mine", "list": ["a", "b\\"], "hb.request.id": "9"])
        logger.debug("not asked for")
        #expect(
            lines.all == [
                "{\"time\":\"2026-01-01T00:00:00Z\",\"level\":\"info\",\"message\":\"two\\nlines \\\"quoted\\\" \\u2028\\u0007\","
                    + "\"source\":\"TelemetryTests\",\"hb_request_id\":\"9\",\"metadata_level\":\"mine\",\"list\":[\"a\",\"b\\\\\"],"
                    + "\"request_id\":\"abc\",\"run\":\"7\"}\n"
            ])
    }

    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func append(_ line: String) { lines.withLock { $0.append(line) } }
    }
}
