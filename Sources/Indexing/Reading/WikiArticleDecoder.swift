import ContextTypes
import Documents
import JSONValues

/// Makes a document of one article of WikiExtractor: `<doc id="" url="" title="">`, the title again on a line of its
/// own, then the text, in which `&`, `<`, `>` and quotes are escaped.
struct WikiArticleDecoder {
    let place: CorpusPlace

    /// Nil for an article without text (a redirect or a table alone).
    func record(from bytes: [UInt8]) throws(CorpusProblem) -> SourceRecord? {
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let tag = bytes[..<end]
        guard let id = value(behind: " id=\"", until: "\"", in: tag), !id.isEmpty else {
            throw CorpusProblem(
                location: place.description, reason: "the <doc> tag has no id; the article was left out")
        }
        let title = value(behind: " title=\"", until: "\">", in: tag).map(unescaped)
        let lines = bytes[(end + 1)...]
        var body = unescaped(lines)
        if let title, body.starts(with: title), body.dropFirst(title.count).first == 0x0A {
            body.removeFirst(title.count + 1)
        }
        guard body.contains(where: { $0 > 0x20 }) else { return nil }
        guard let text = String(validating: body, as: UTF8.self) else {
            throw CorpusProblem(
                location: place.description, reason: "the article is not valid UTF-8; it was left out")
        }
        return SourceRecord(
            id: String(decoding: id, as: UTF8.self), format: .text, text: text.withoutNUL,
            title: title.map { String(decoding: $0, as: UTF8.self) },
            url: value(behind: " url=\"", until: "\"", in: tag).map { String(decoding: $0, as: UTF8.self) },
            place: place)
    }

    private func value(
        behind start: StaticString, until end: StaticString, in tag: ArraySlice<UInt8>
    ) -> ArraySlice<UInt8>? {
        guard let start = tag.place(of: start)?.upperBound, let end = tag[start...].place(of: end)?.lowerBound
        else {
            return nil
        }
        return tag[start..<end]
    }

    /// `&lt;` and its four siblings as the bytes they stand for.
    private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
            result += rest[..<mark]
            rest = rest[(mark + 1)...]
            let entity = Self.entities.first { rest.starts(with: $0.name) }
            result.append(entity?.byte ?? UInt8(ascii: "&"))
            rest = rest.dropFirst(entity?.name.count ?? 0)
        }
        return result + rest
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("amp;", "&"),
    ].map { (Array($0.0.utf8), UInt8(ascii: $0.1)) }
}
