/// An answer of HTTP/1.1: status and body, with a Content-Length, in chunks, or up to the end of the connection.
package struct HTTPAnswer: Sendable, Hashable {
    package var status: Int
    package var body: [UInt8]

    /// Nil while bytes are missing, and for what is no HTTP.
    ///
    /// - Parameter isComplete: No more bytes will come.
    package init?(_ bytes: [UInt8], isComplete: Bool) {
        guard let end = bytes.firstOccurrence(of: Array("\r\n\r\n".utf8), from: 0) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let first = (lines.first ?? "").split(separator: " ")
        guard first.count >= 2, first[0].hasPrefix("HTTP/"), let status = Int(first[1]) else { return nil }
        self.status = status
        let rest = Array(bytes[(end + 4)...])
        if let coding = HTTPAnswer.header("transfer-encoding", lines), coding.lowercased() == "chunked" {
            guard let body = HTTPAnswer.joined(rest) else { return nil }
            self.body = body
        } else if let length = HTTPAnswer.header("content-length", lines).flatMap({ Int($0) }) {
            guard length >= 0, rest.count >= length else { return nil }
            body = Array(rest[..<length])
        } else {
            guard isComplete else { return nil }
            body = rest
        }
    }

    private static func header(_ name: String, _ lines: [Substring]) -> String? {
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, String(parts[0]).lowercased() == name { return String(parts[1]).trimmed }
        }
        return nil
    }

    /// The chunks as one; nil when the last one is not there yet or a length is no number.
    private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
        var body: [UInt8] = []
        var position = 0
        while let end = bytes.firstOccurrence(of: [13, 10], from: position) {
            let digits = String(decoding: bytes[position..<end], as: UTF8.self).prefix { $0 != ";" }
            guard let length = Int(String(digits).trimmed, radix: 16), length >= 0 else { return nil }
            if length == 0 { return body }
            let start = end + 2
            guard length <= bytes.count - start else { return nil }
            body += bytes[start..<start + length]
            position = min(start + length + 2, bytes.count)
        }
        return nil
    }
}
