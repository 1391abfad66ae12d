import ContextTypes
import JSONRPC
import JSONValues
import Segmentation
import TextAnalysis

/// Passages as clients send them: `{id?, title?, text | html | sentences[], score?, metadata?}`.
struct PassageInput {
    private(set) var passages: [Passage] = []
    private var scores: [Double] = []

    /// The scores with which the passages were found; nil when not all of them have one.
    var given: [Double]? { scores.count == passages.count ? scores : nil }

    /// Reads the member `passages`.
    init(in parameters: inout Parameters, limit: Int) throws(RPCError) {
        let entries = try parameters.requiredArray("passages")
        try Self.check(entries.count, "passages", in: parameters, limit: limit)
        for (index, (path, value)) in entries.enumerated() {
            var entry = try Parameters(value, path: path)
            try read(&entry, index: index)
            try entry.finish()
        }
    }

    /// Reads the member `documents` of `rerank`: strings, or `{text, title?, metadata?}`.
    init(documentsIn parameters: inout Parameters, limit: Int) throws(RPCError) {
        let entries = try parameters.requiredArray("documents")
        try Self.check(entries.count, "documents", in: parameters, limit: limit)
        for (index, (path, value)) in entries.enumerated() {
            if let text = value.string {
                passages.append(.whole(text, as: .text, id: "\(index)"))
                continue
            }
            guard value.members != nil else {
                throw .invalidParams(path, expected: "a string or an object", got: value, .wrongType)
            }
            var entry = try Parameters(value, path: path)
            var passage = Passage.whole(try entry.requiredString("text"), as: .text, id: "\(index)")
            passage.title = try entry.string("title") ?? ""
            _ = try entry.metadata()
            try entry.finish()
            passages.append(passage)
        }
    }

    private mutating func read(_ entry: inout Parameters, index: Int) throws(RPCError) {
        let id = try entry.string("id") ?? "\(index)"
        let title = try entry.string("title") ?? ""
        let metadata = try entry.metadata()
        let range = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        if let score = try entry.number("score", in: range) { scores.append(score) }
        var passage = try Self.content(&entry, id: id)
        if !title.isEmpty { passage.title = title }
        passage.metadata = metadata
        passages.append(passage)
    }

    private static func content(_ entry: inout Parameters, id: String) throws(RPCError) -> Passage {
        guard let sentences = try entry.strings("sentences") else {
            let (format, source) = try entry.source(of: [.text, .html])
            return .whole(source, as: format, id: id)
        }
        for other in ["text", "html"] where entry.has(other) {
            throw .conflict(entry.path(of: "sentences"), with: entry.path(of: other))
        }
        if let blank = sentences.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw .invalidParams(
                "\(entry.path(of: "sentences"))[\(blank)]", expected: "a sentence",
                got: .string(sentences[blank]),
                .emptyText)
        }
        return .joined(sentences, id: id)
    }

    private static func check(
        _ count: Int, _ name: String, in parameters: Parameters, limit: Int
    ) throws(RPCError) {
        guard count > limit else { return }
        throw .overLimit(
            parameters.path(of: name), "entries", count: count, limit: limit, reason: "tooManyPassages")
    }
}

extension Passage {
    /// A text or page as one passage. Spans of plain text are into the text as it came, those of a page into the text
    /// that is read from it.
    static func whole(_ source: String, as format: SourceFormat, id: String) -> Passage {
        let found = structured(source, as: format)
        let document = Document(
            id: id, title: found.title ?? "", url: found.url, language: found.language, content: found.content
        )
        // Plain text comes from anywhere, wrapped or not; pages have breaks only where they show.
        let cutter = PassageCutter(
            counter: EstimatedTokenCounter(), newlines: format == .text ? .space : .break)
        return cutter.wholePassage(of: document)
    }

    /// Sentences that a client has split itself, joined by spaces.
    static func joined(_ sentences: [String], id: String) -> Passage {
        var text = ""
        var spans: [SourceSpan] = []
        for sentence in sentences {
            if !text.isEmpty { text += " " }
            let start = text.utf8.count
            text += sentence
            spans.append(SourceSpan(start: start, end: text.utf8.count))
        }
        let whole = SourceSpan(start: 0, end: text.utf8.count)
        return Passage(
            id: id, document: id, text: text, blocks: [Block(kind: .document, span: whole, parent: -1)],
            sentences: spans.map { Sentence(span: $0, block: 0) })
    }
}
