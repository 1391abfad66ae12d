import Logging

/// One line for each request of HTTP: verb, route, status, milliseconds, bytes. Never a text, a query, a token or a path
/// that a client made up.
struct AccessLog: Sendable {
    let logger: Logger

    func write(_ verb: String, _ route: String, status: Int, elapsed: Duration, bytesIn: Int, bytesOut: Int) {
        let microseconds = Int(elapsed / .microseconds(1))
        let time = "\(microseconds / 1000).\(String(1000 + microseconds % 1000).dropFirst())"
        logger.info("\(verb) \(route) status=\(status) ms=\(time) in=\(bytesIn) out=\(bytesOut)")
    }
}
