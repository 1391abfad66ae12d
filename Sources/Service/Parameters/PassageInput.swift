import ContextTypes
import JSONRPC
import JSONValues
import Segmentation
import TextAnalysis

/// Passages as clients send them: `{id?, title?, text | html | sentences[], language?, score?, metadata?}`.
struct PassageInput {
    private(set) var passages: [Passage] = []
    /// What a client should know of them.
    private(set) var warnings: [ContextWarning] = []
    private var scores: [Double] = []
    private var keepsHidden = false

    /// The scores with which the passages were found; nil when not all of them have one.
    var given: [Double]? { scores.count == passages.count ? scores : nil }

    /// Reads the members `passages` and `language`, the language of those that name none.
    /// - Parameters:
    ///   - language: When that is absent, too.
    ///   - keepsHidden: Read text of pages that their readers cannot see.
    init(
        in parameters: inout Parameters, limit: Int, language: String? = nil, keepsHidden: Bool
    ) throws(RPCError) {
        self.keepsHidden = keepsHidden
        let language = try parameters.string("language") ?? language
        let entries = try parameters.requiredArray("passages")
        try Self.check(entries.count, "passages", in: parameters, limit: limit)
        for (index, (path, value)) in entries.enumerated() {
            var entry = try Parameters(value, path: path)
            try read(&entry, index: index, language: language)
            try entry.finish()
            if passages[index].text.holdsReplacement {
                warnings.append(ContextWarning(.replacedText, Self.replaced(path), place: path))
            }
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

    private mutating func read(
        _ entry: inout Parameters, index: Int, language: String?
    ) throws(RPCError) {
        let id = try entry.string("id") ?? "\(index)"
        let title = try entry.string("title") ?? ""
        let metadata = try entry.metadata()
        let range = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        if let score = try entry.number("score", in: range) { scores.append(score) }
        var passage = try content(&entry, id: id, language: try entry.string("language") ?? language)
        if !title.isEmpty { passage.title = title }
        passage.metadata = metadata
        passages.append(passage)
    }

    private mutating func content(
        _ entry: inout Parameters, id: String, language: String?
    ) throws(RPCError) -> Passage {
        guard let sentences = try entry.strings("sentences") else {
            let (format, source) = try entry.source(of: [.text, .html])
            let found = structured(source, as: format, keepsHidden: keepsHidden)
            // Plain text keeps every character; what is returned of it is looked at in the end.
            if format != .text,
                let warning = found.hidden.warning(for: "passage \"\(id)\"", kept: keepsHidden)
            {
                warnings.append(ContextWarning(.hiddenText, warning, place: id))
            }
            return .whole(found, as: format, id: id, language: language)
        }
        for other in ["text", "html"] where entry.has(other) {
            throw .conflict(entry.path(of: "sentences"), with: entry.path(of: other))
        }
        return .joined(sentences, id: id)
    }

    static func replaced(_ path: String) -> String {
        "\(path) holds U+FFFD, which stands for characters that could not be decoded (half a surrogate pair, for one)"
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
    /// - Parameter language: What the client says wins over what the page says of itself.
    static func whole(_ source: String, as format: SourceFormat, id: String) -> Passage {
        whole(structured(source, as: format), as: format, id: id)
    }

    /// The same where the source has been read already.
    static func whole(
        _ found: StructuredSource, as format: SourceFormat, id: String, language: String? = nil
    ) -> Passage {
        let document = Document(
            id: id, title: found.title ?? "", url: found.url, language: language ?? found.language,
            content: found.content)
        return PassageCutter(counter: EstimatedTokenCounter()).wholePassage(of: document, from: format)
    }

    /// Sentences that a client has split itself. Where neither of two has white space, a blank parts them in the text;
    /// the client's offsets do not count it.
    static func joined(_ sentences: [String], id: String) -> Passage {
        var text = ""
        var spans: [SourceSpan] = []
        for sentence in sentences {
            let isParted = text.endsWhite || sentence.startsWhite || text.isEmpty || sentence.isEmpty
            if !isParted { text += " " }
            let start = text.utf8.count
            text += sentence
            spans.append(SourceSpan(start: start, end: text.utf8.count))
        }
        let whole = SourceSpan(start: 0, end: text.utf8.count)
        return Passage(
            id: id, document: id, text: text, blocks: [Block(kind: .document, span: whole, parent: -1)],
            sentences: spans.map { Sentence(span: $0, block: 0) }, isJoined: true)
    }
}

extension String {
    fileprivate var endsWhite: Bool { unicodeScalars.last?.properties.isWhitespace ?? false }
    fileprivate var startsWhite: Bool { unicodeScalars.first?.properties.isWhitespace ?? false }

    /// Whether U+FFFD stands somewhere.
    var holdsReplacement: Bool {
        var text = self
        return text.withUTF8 { bytes in
            bytes.indices.dropLast(2).contains {
                bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD
            }
        }
    }
}
