/// Where a server listens: `http://host:port/path`. Encrypted servers are not spoken to: put a local proxy before them.
package struct HTTPAddress: Sendable, Hashable, CustomStringConvertible {
    package var host: String
    package var port: String
    /// Without a slash at its end.
    package var path: String

    package init(_ text: String) throws(EvaluationError) {
        guard text.hasPrefix("http://") else {
            throw .settings("\"\(text)\" must begin with http:// (an https server needs a local proxy)")
        }
        let rest = text.dropFirst("http://".count)
        let place = rest.prefix { $0 != "/" }
        var path = String(rest.dropFirst(place.count))
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
        if place.hasPrefix("["), let end = place.firstIndex(of: "]") {
            host = String(place[place.index(after: place.startIndex)..<end])
            port = String(place[place.index(after: end)...].drop { $0 == ":" })
        } else {
            host = String(place.prefix { $0 != ":" })
            port = String(place.dropFirst(host.count).drop { $0 == ":" })
        }
        if port.isEmpty { port = "80" }
        guard !host.isEmpty, UInt16(port) != nil, !(host + path).utf8.contains(where: { $0 <= 32 }) else {
            throw .settings("\"\(text)\" is no address of the form http://host:port/path")
        }
    }

    package var description: String { "http://\(authority)\(path)" }

    /// As the Host header has it.
    var authority: String { (host.contains(":") ? "[\(host)]" : host) + (port == "80" ? "" : ":\(port)") }
}
