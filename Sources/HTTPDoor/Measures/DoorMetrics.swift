import JSONRPC
import Metrics
import Service

/// What is measured of requests, through swift-metrics.
struct DoorMetrics: Sendable {
    private let registry = PrometheusRegistry()

    /// Counts one request that has been answered.
    ///
    /// - Parameter route: the path of a route, never one that a client made up.
    func count(_ verb: String, _ route: String, status: Int, elapsed: Duration, bytesIn: Int, bytesOut: Int) {
        let labels = [("method", verb), ("route", route)]
        Counter(
            label: "winnow_http_requests_total", dimensions: labels + [("status", "\(status)")],
            factory: registry
        ).increment()
        Timer(label: "winnow_http_request_seconds", dimensions: [("route", route)], factory: registry)
            .recordNanoseconds(Int64(elapsed / .nanoseconds(1)))
        Counter(label: "winnow_http_received_bytes_total", factory: registry).increment(by: bytesIn)
        Counter(label: "winnow_http_sent_bytes_total", factory: registry).increment(by: bytesOut)
    }

    /// Counts one call of a method.
    func count(_ record: CallRecord) {
        // What has no such method is counted together, so that clients cannot make the table grow.
        let method = record.error?.code == .methodNotFound ? "-" : record.method ?? "-"
        let outcome = record.error == nil ? "ok" : "error"
        Counter(
            label: "winnow_calls_total", dimensions: [("method", method), ("outcome", outcome)],
            factory: registry
        ).increment()
        for (name, label) in Self.figures {
            let sum = record.counts.filter { $0.name == name }.reduce(0) { $0 + $1.count }
            Counter(label: label, factory: registry).increment(by: sum)
        }
    }

    /// What methods note of their work, and under which name it is summed up.
    private static let figures = [
        ("tokens", "winnow_tokens_in_total"), ("keptTokens", "winnow_tokens_out_total"),
        ("windows", "winnow_windows_read_total"), ("passages", "winnow_passages_total"),
    ]

    /// Everything measured so far, as Prometheus reads it.
    func text(load: (working: Int, waiting: Int), residentBytes: Int?) -> String {
        Meter(label: "winnow_requests_working", factory: registry).set(load.working)
        Meter(label: "winnow_requests_waiting", factory: registry).set(load.waiting)
        if let residentBytes {
            Meter(label: "winnow_resident_bytes", factory: registry).set(residentBytes)
        }
        return registry.text
    }
}
