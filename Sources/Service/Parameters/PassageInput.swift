import ContextTypes
import JSONRPC
import JSONValues
import Segmentation
import Selection
import TextAnalysis

/// Passages as clients send them: `{id?, title?, text | html | sentences[] | base64 | path, format?, language?, score?,
/// metadata?}`.
struct PassageInput {
    /// Those whose units are sentences.
    private(set) var passages: [Passage] = []
    /// Those whose units are lines.
    private(set) var lined: [LinedText] = []
    /// What a client should know of them.
    private(set) var warnings: [ContextWarning] = []
    private var scores: [Double] = []
    private var keepsHidden = false

    /// The scores with which the passages were found; nil when not all of them have one.
    var given: [Double]? { scores.count == passages.count ? scores : nil }

    /// Reads the members `passages` and `language`, the language of those that name none.
    /// - Parameters:
    ///   - language: When that is absent, too.
    ///   - folders: Where the `path` of a document may lead.
    ///   - options: Say what units are, and whether text of pages that their readers cannot see is read.
    init(
        in parameters: inout Parameters, limit: Int, language: String? = nil, options: PruningOptions,
        folders: DocumentFolders
    ) throws(RPCError) {
        keepsHidden = options.keepHidden
        let language = try parameters.string("language") ?? language
        let entries = try parameters.requiredArray("passages")
        try Self.check(entries.count, "passages", in: parameters, limit: limit)
        var sources: [PassageSource] = []
        for (index, (path, value)) in entries.enumerated() {
            var entry = try Parameters(value, path: path)
            sources.append(
                try PassageSource(
                    &entry, index: index, language: language, units: options.units, folders: folders))
            try entry.finish()
            if sources[index].holdsReplacement {
                warnings.append(ContextWarning(.replacedText, Self.replaced(path), place: path))
            }
        }
        for (source, text) in zip(sources, PassageSource.lined(sources, options)) {
            if let text {
                lined.append(text)
            } else {
                passages.append(passage(of: source))
                source.score.map { scores.append($0) }
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

    private mutating func passage(of source: PassageSource) -> Passage {
        var passage: Passage
        switch source.content {
        case .sentences(let sentences): passage = .joined(sentences, id: source.id)
        case .source(let format, let text):
            let found = structured(text, as: format, keepsHidden: keepsHidden)
            // Plain text keeps every character; what is returned of it is looked at in the end.
            if format != .text,
                let warning = found.hidden.warning(for: "passage \"\(source.id)\"", kept: keepsHidden)
            {
                warnings.append(ContextWarning(.hiddenText, warning, place: source.id))
            }
            passage = .whole(found, as: format, id: source.id, language: source.language)
        case .document(let document):
            if let warning = document.hidden.warning(for: "passage \"\(source.id)\"", kept: false) {
                warnings.append(ContextWarning(.hiddenText, warning, place: source.id))
            }
            // Cut as a page is: what the reader has made of it says where lines end.
            passage = .whole(document, as: .html, id: source.id, language: source.language)
        }
        if !source.title.isEmpty { passage.title = source.title }
        passage.metadata = source.metadata
        return passage
    }

    static func replaced(_ path: String) -> String {
        "\(path) holds U+FFFD, which stands for characters that could not be decoded (half a surrogate pair, for one)"
    }

    private static func check(
        _ count: Int, _ name: String, in parameters: Parameters, limit: Int
    ) throws(RPCError) {
        guard count > limit else { return }
        throw .overLimit(
            parameters.path(of: name), "entries", count: count, limit: limit, reason: .tooManyPassages)
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
