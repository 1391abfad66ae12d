import HTTPTypes

/// Every route, by path and verb.
struct RouteTable: Sendable {
    private var routes: [String: [Route]] = [:]

    init(_ routes: [Route]) {
        for route in routes { self.routes[route.path, default: []].append(route) }
    }

    /// The verbs of a path; nil where there is no such path.
    func verbs(of path: String) -> [String]? {
        routes[path].map {
            ($0.map(\.method.rawValue) + ($0.contains { $0.method == .get } ? ["HEAD"] : [])).sorted()
        }
    }

    /// HEAD finds the route of GET.
    func route(_ method: HTTPRequest.Method, _ path: String) -> Route? {
        routes[path]?.first { $0.method == method || (method == .head && $0.method == .get) }
    }
}
