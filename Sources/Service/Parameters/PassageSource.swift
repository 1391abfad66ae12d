import ContextTypes
import JSONRPC
import JSONValues
import Lines
import Selection

/// One passage as a client sends it, before it is read.
struct PassageSource {
    enum Content {
        case source(SourceFormat, String)
        case sentences([String])
    }

    let id: String
    let title: String
    let metadata: JSON
    let score: Double?
    let language: String?
    let content: Content

    /// - Parameter units: where these are lines, markup is refused.
    init(
        _ entry: inout Parameters, index: Int, language: String?, units: PruningOptions.Units
    ) throws(RPCError) {
        id = try entry.string("id") ?? "\(index)"
        title = try entry.string("title") ?? ""
        metadata = try entry.metadata()
        let range = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        score = try entry.number("score", in: range)
        self.language = try entry.string("language") ?? language
        if let sentences = try entry.strings("sentences") {
            for other in ["text", "html"] where entry.has(other) {
                throw .conflict(entry.path(of: "sentences"), with: entry.path(of: other))
            }
            content = .sentences(sentences)
            return
        }
        if units == .lines, entry.has("html") { throw .conflict(entry.path(of: "html"), with: "units") }
        let (format, source) = try entry.source(of: [.text, .html])
        content = .source(format, source)
    }

    /// Whether U+FFFD stands somewhere.
    var holdsReplacement: Bool {
        switch content {
        case .source(_, let text): text.holdsReplacement
        case .sentences(let sentences): sentences.contains(where: \.holdsReplacement)
        }
    }

    /// The passages as texts of lines; nil where their units are sentences.
    static func lined(_ sources: [PassageSource], _ options: PruningOptions) -> [LinedText]? {
        switch options.units {
        case .sentences: return nil
        case .lines: return sources.map { $0.lined(kind: options.kind) }
        case .auto:
            let texts = sources.compactMap(\.plainText)
            guard texts.count == sources.count,
                let sheets = LineSheet.ofLines(texts.map { Array($0.utf8) }, kind: options.kind)
            else { return nil }
            return zip(sources, sheets).map { source, sheet in
                LinedText(id: source.id, title: source.title, metadata: source.metadata, sheet: sheet)
            }
        }
    }

    private var plainText: String? {
        if case .source(.text, let text) = content { return text }
        return nil
    }

    private func lined(kind: LineKind?) -> LinedText {
        switch content {
        case .source(_, let text):
            return LinedText(
                id: id, title: title, metadata: metadata, sheet: LineSheet(LineText(text), kind: kind))
        case .sentences(let lines):
            let text = LineText(lines: lines.map { Array($0.utf8) })
            return LinedText(
                id: id, title: title, metadata: metadata, sheet: LineSheet(text, kind: kind), isJoined: true)
        }
    }
}
