import Metrics
import Threads

/// Keeps what is measured through swift-metrics, and writes it as Prometheus reads it.
///
/// ```swift
/// let registry = PrometheusRegistry()
/// Counter(label: "winnow_tokens_in_total", factory: registry).increment(by: 3)
/// registry.text  // "# TYPE winnow_tokens_in_total counter\nwinnow_tokens_in_total 3\n"
/// ```
final class PrometheusRegistry: MetricsFactory {
    /// One name with one set of labels.
    private struct Key: Hashable {
        var name: String
        var labels: String
    }

    private let series = Monitor<[Key: PrometheusSeries]>([:])

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions, .counter)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions, .gauge)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        find(label, dimensions, aggregate ? .histogram : .gauge)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions, .histogram)
    }

    // What was measured stays, for Prometheus reads sums since the start.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// Everything measured so far, by name.
    var text: String {
        let rows = series.withLock { $0 }.sorted {
            ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels)
        }
        var lines: [String] = []
        var name: String?
        for (key, series) in rows {
            if key.name != name { lines.append("# TYPE \(key.name) \(series.kind.rawValue)") }
            name = key.name
            lines += series.lines(name: key.name, labels: key.labels)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func find(
        _ name: String, _ dimensions: [(String, String)], _ kind: PrometheusSeries.Kind
    ) -> PrometheusSeries {
        let key = Key(name: name, labels: Self.labels(dimensions))
        return series.withLock { series in
            if let known = series[key] { return known }
            let new = PrometheusSeries(kind)
            series[key] = new
            return new
        }
    }

    private static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                .replacing("\n", with: "\\n")
            return "\(name)=\"\(escaped)\""
        }.joined(separator: ",")
    }
}
