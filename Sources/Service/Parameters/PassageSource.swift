import ContextTypes
import JSONRPC
import JSONValues
import Lines
import Segmentation
import Selection

/// One passage as a client sends it, before it is read.
struct PassageSource {
    enum Content {
        case source(SourceFormat, String)
        case sentences([String])
        /// Of a kind that has a reader of its own.
        case document(StructuredSource)
    }

    let id: String
    let title: String
    let metadata: JSON
    let score: Double?
    let language: String?
    let content: Content

    /// - Parameter units: where these are lines, markup is refused.
    init(
        _ entry: inout Parameters, index: Int, language: String?, units: PruningOptions.Units,
        folders: DocumentFolders
    ) throws(RPCError) {
        id = try entry.string("id") ?? "\(index)"
        title = try entry.string("title") ?? ""
        metadata = try entry.metadata()
        let range = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        score = try entry.number("score", in: range)
        self.language = try entry.string("language") ?? language
        if let (member, document) = try entry.document(named: id, in: folders) {
            if units == .lines { throw .conflict(entry.path(of: member), with: "units") }
            content = .document(document)
            return
        }
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
        case .document(let document): document.content.text.holdsReplacement
        }
    }

    /// Each passage as a text of lines; nil where its units are sentences.
    static func lined(_ sources: [PassageSource], _ options: PruningOptions) -> [LinedText?] {
        switch options.units {
        case .sentences: return sources.map { _ in nil }
        case .lines:
            return sources.map { source in
                let text = source.lineText
                let sheet = LineSheet(text.lines, kind: options.kind)
                return source.lined(sheet, isJoined: text.isJoined)
            }
        case .auto:
            let texts = sources.map { $0.plainText.map { Array($0.utf8) } }
            var sheets = LineSheet.ofMachines(texts.compactMap { $0 }, kind: options.kind)[...]
            return zip(sources, texts).map { source, text in
                guard text != nil, let sheet = sheets.removeFirst() else { return nil }
                return source.lined(sheet)
            }
        }
    }

    private var plainText: String? {
        if case .source(.text, let text) = content { return text }
        return nil
    }

    private var lineText: (lines: LineText, isJoined: Bool) {
        switch content {
        case .source(_, let text): (LineText(text), false)
        case .sentences(let lines): (LineText(lines: lines.map { Array($0.utf8) }), true)
        case .document(let document): (LineText(document.content.text), false)
        }
    }

    private func lined(_ sheet: LineSheet, isJoined: Bool = false) -> LinedText {
        LinedText(id: id, title: title, metadata: metadata, sheet: sheet, isJoined: isJoined)
    }
}
