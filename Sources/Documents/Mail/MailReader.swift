import ContextTypes
import JSONValues
import Segmentation

/// Reads a message, or a mailbox of messages: subject, sender and date, the text with its quotes as blocks, and the
/// names of what is attached. (RFC 5322, RFC 2045 to 2047, RFC 4155.)
struct MailReader {
    let limits: DocumentLimits

    func read(_ bytes: [UInt8]) throws(DocumentError) -> StructuredSource {
        var builder = DocumentBuilder()
        let messages = Self.messages(bytes)
        var first: MailHeader?
        for (index, range) in messages.enumerated() {
            let header = MailHeader(bytes[range])
            guard !header.isEmpty else { continue }
            first = first ?? header
            try write(bytes[range], header, at: .message(index + 1), depth: 0, to: &builder)
        }
        guard let first else {
            throw DocumentError("this is no mail: it begins with no field such as From or Date")
        }
        builder.end()
        let isOne = messages.count == 1
        return StructuredSource(
            builder.writer, title: first.decoded("subject"),
            metadata: JSON.object([
                "author": isOne ? first.decoded("from").map(JSON.string) : nil,
                "date": isOne ? first["date"].map(JSON.string) : nil,
                "messages": isOne ? nil : .integer(messages.count),
            ]))
    }

    /// One, or those of a mailbox: each behind a line that begins with `From ` below a blank one.
    private static func messages(_ bytes: [UInt8]) -> [Range<Int>] {
        let mark = Array("From ".utf8)
        guard bytes.starts(with: mark) else { return [0..<bytes.count] }
        var starts: [Int] = []
        var position = 0
        var isBlank = true
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            if isBlank, bytes[position..<end].starts(with: mark) { starts.append(min(end + 1, bytes.count)) }
            isBlank = bytes[position..<end].allSatisfy { $0 == 0x0D }
            position = end + 1
        }
        return starts.indices.map { index in
            guard index + 1 < starts.count else { return starts[index]..<bytes.count }
            // Up to the line that the next begins behind.
            let next = bytes[..<(starts[index + 1] - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? starts[index]
            return starts[index]..<max(next, starts[index])
        }
    }

    private func write(
        _ message: ArraySlice<UInt8>, _ header: MailHeader, at place: Place, depth: Int,
        to builder: inout DocumentBuilder
    ) throws(DocumentError) {
        builder.heading(
            [PlacedText(header.decoded("subject") ?? "(no subject)", place)], level: min(depth + 1, 6))
        let fields = ["From", "To", "Cc", "Date"].compactMap { name in
            header.decoded(name.lowercased()).map { "\(name): \($0)" }
        }
        builder.block(.paragraph, [PlacedText(fields.joined(separator: "\n"), place)])
        var attachments: [String] = []
        try writePart(message[header.end...], header, place, depth, &attachments, to: &builder)
        for name in attachments { builder.item([PlacedText("Attachment: \(name)", place)]) }
        builder.end()
    }

    private func writePart(
        _ body: ArraySlice<UInt8>, _ header: MailHeader, _ place: Place, _ depth: Int,
        _ attachments: inout [String], to builder: inout DocumentBuilder
    ) throws(DocumentError) {
        guard depth <= limits.partDepth else {
            throw DocumentError("parts of the mail are nested deeper than \(limits.partDepth)")
        }
        let (type, parameters) = header.parameters(of: "content-type")
        let (disposition, names) = header.parameters(of: "content-disposition")
        if type.hasPrefix("multipart/"), let boundary = parameters["boundary"], !boundary.isEmpty {
            var parts = Self.parts(of: body, boundary: boundary)
            if type == "multipart/alternative" { parts = Self.preferred(of: parts) }
            for part in parts {
                try writePart(part.body, part.header, place, depth + 1, &attachments, to: &builder)
            }
            return
        }
        let content = TransferEncoding.decoded(body, encoding: header["content-transfer-encoding"] ?? "")
        if type == "message/rfc822" {
            let inner = MailHeader(content[...])
            return try write(content[...], inner, at: place, depth: depth + 1, to: &builder)
        }
        let name = names["filename"] ?? parameters["name"]
        guard disposition != "attachment", type.isEmpty || type == "text/plain" || type == "text/html" else {
            attachments.append(
                "\(name ?? "without a name") (\(type.isEmpty ? "unknown" : type), \(content.count) bytes)")
            return
        }
        let text = SourceText.decoded(content[...], charset: parameters["charset"])
        if type == "text/html" {
            builder.page(text, as: .html, at: place)
        } else {
            MailText(text, isFlowed: parameters["format"] == "flowed").write(at: place, to: &builder)
        }
    }

    private static func parts(
        of body: ArraySlice<UInt8>, boundary: String
    ) -> [(header: MailHeader, body: ArraySlice<UInt8>)] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [(MailHeader, ArraySlice<UInt8>)] = []
        var start: Int?
        var position = body.startIndex
        while position < body.endIndex {
            let end = body[position...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[position..<end]
            if line.starts(with: mark) {
                if let start { parts.append(part(body[start..<position])) }
                start = end + 1 <= body.endIndex ? end + 1 : nil
                if line.dropFirst(mark.count).starts(with: [0x2D, 0x2D]) {
                    start = nil
                    break
                }
            }
            position = end + 1
        }
        // A message that is cut off ends in the middle of a part.
        if let start, start < body.endIndex { parts.append(part(body[start...])) }
        return parts
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> (MailHeader, ArraySlice<UInt8>) {
        let header = MailHeader(bytes)
        return (header, bytes[header.end...])
    }

    /// Of the same text in several forms the plain one, else the last: that is the best (RFC 2046, 5.1.4).
    private static func preferred(
        of parts: [(header: MailHeader, body: ArraySlice<UInt8>)]
    ) -> [(header: MailHeader, body: ArraySlice<UInt8>)] {
        let plain = parts.first { part in
            part.header.parameters(of: "content-type").value == "text/plain"
                && part.body.contains { $0 > 0x20 }
        }
        return (plain ?? parts.last).map { [$0] } ?? []
    }
}
