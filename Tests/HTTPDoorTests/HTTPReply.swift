import JSONValues
import Testing

/// An answer of HTTP/1.1 as it came over the wire.
struct HTTPReply {
    let status: Int
    /// By names in small letters.
    let headers: [String: String]
    let body: String

    init(_ text: String) throws {
        let head = text.firstRange(of: "\r\n\r\n")
        let lines = text[..<(head?.lowerBound ?? text.endIndex)].split(separator: "\r\n")
        status = try #require(
            lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") }, "\(text)")
        headers = Dictionary(
            lines.dropFirst().compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                return parts.count == 2
                    ? (parts[0].lowercased(), String(parts[1].drop { $0 == " " })) : nil
            }, uniquingKeysWith: { $0 + ", " + $1 })
        let rest = String(text[(head?.upperBound ?? text.endIndex)...])
        body = headers["transfer-encoding"] == "chunked" ? Self.joined(rest) : rest
    }

    var json: JSON? { try? JSON(parsing: Array(body.utf8)) }

    /// The messages of a stream of events.
    var events: [JSON] {
        body.split(separator: "\n").filter { $0.hasPrefix("data: ") }.compactMap {
            try? JSON(parsing: Array($0.dropFirst("data: ".count).utf8))
        }
    }

    private static func joined(_ chunks: String) -> String {
        var (rest, text) = (Array(chunks.utf8)[...], [UInt8]())
        while let end = rest.firstIndex(of: 0x0A) {
            let size = Int(String(decoding: rest[..<end], as: UTF8.self).filter(\.isHexDigit), radix: 16) ?? 0
            guard size > 0, rest.endIndex >= end + 1 + size else { break }
            text += rest[(end + 1)..<(end + 1 + size)]
            rest = rest[(end + 1 + size)...].dropFirst(2)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
