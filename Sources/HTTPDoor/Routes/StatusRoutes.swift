import HTTPTypes
import Service

/// Whether the server lives, whether it takes work, and what it has done.
struct StatusRoutes: Sendable {
    let admission: Admission
    let metrics: DoorMetrics
    /// Whether the tables are made and the server does not end.
    let isReady: @Sendable () -> Bool

    var all: [Route] {
        [
            Route(method: .get, path: "/healthz", scope: nil, isImmediate: true) { _, _ in
                .text("ok\n", "text/plain; charset=utf-8")
            },
            Route(method: .get, path: "/readyz", scope: nil, isImmediate: true) { [isReady] _, _ in
                isReady()
                    ? .text("ready\n", "text/plain; charset=utf-8")
                    : .text("not ready\n", "text/plain; charset=utf-8", .serviceUnavailable)
            },
            Route(method: .get, path: "/metrics", scope: .read, isImmediate: true) {
                [admission, metrics] _, _ in
                .text(
                    metrics.text(load: admission.load, residentBytes: WinnowService.residentBytes),
                    "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }
}
