package import ContextTypes
import Documents

/// How documents lie in a corpus file (`--format`).
package enum CorpusFormat: String, Sendable, CaseIterable {
    /// One JSON object per line: BEIR, and what others write much like it.
    case jsonl
    /// WARC 1.0 and 1.1; in gzip, one member per record.
    case warc
    /// `<doc id= url= title=>` … `</doc>`, as WikiExtractor writes Wikipedia.
    case wikiextractor
    /// One HTML page.
    case html
    /// One Markdown page.
    case markdown
    /// One plain text.
    case text
    // Those of the room `Documents`.
    case pdf, office, mail, rtf, subtitles, csv, tsv, feed, rst, asciidoc, org, latex

    /// What a single document of this format holds; nil when a file of it holds many.
    package var content: FileContent? {
        switch self {
        case .html: .source(.html)
        case .markdown: .source(.markdown)
        case .text: .source(.text)
        case .jsonl, .warc, .wikiextractor: nil
        default: DocumentFormat(rawValue: rawValue).map(FileContent.document)
        }
    }
}

extension CorpusFormat {
    /// What the name of a file says, compression endings aside; nil when it says nothing.
    init?(fileName: String) {
        let name = fileName.split(separator: "/").last.map(String.init) ?? fileName
        guard let ending = CorpusFormat.ending(of: name) else { return nil }
        switch ending {
        case "jsonl", "ndjson": self = .jsonl
        case "warc", "wet": self = .warc
        case "html", "htm", "xhtml": self = .html
        case "md", "mdx", "markdown": self = .markdown
        case "txt", "text": self = .text
        default:
            guard let document = DocumentFormat(ending: ending), document.isFoundInFolders else { return nil }
            self.init(rawValue: document.rawValue)
        }
    }

    /// The lowercase ending of `fileName` without `.gz`, `.zst` and the like; nil when there is none.
    static func ending(of fileName: String) -> String? {
        var parts = fileName.split(separator: ".", omittingEmptySubsequences: false).map { $0.lowercased() }
        if parts.count > 1, ["gz", "gzip", "zst", "zstd"].contains(parts.last) { parts.removeLast() }
        return parts.count > 1 ? parts.last : nil
    }

    /// What the first bytes of a decompressed text look like; plain text when like nothing else.
    /// - Parameter takesMarkdown: `# ` opens a Markdown page, not the comment of a program.
    init(sniffing bytes: UnsafeRawBufferPointer, takesMarkdown: Bool = true) {
        let head = ContentHead(bytes)
        if head.starts(with: "warc/") {
            self = .warc
        } else if head.startsJSONObject || head.startsJSONArray {
            self = .jsonl
        } else if head.starts(with: "<doc id=") {
            self = .wikiextractor
        } else if head.isPage {
            self = .html
        } else if takesMarkdown,
            head.starts(with: "# ") || head.starts(with: "---\n") || head.starts(with: "---\r\n")
        {
            self = .markdown
        } else {
            self = .text
        }
    }

    /// The one test of what a file is, for every door: the ending of its name, then its first bytes.
    ///
    /// - Parameter name: Nil for standard input.
    /// - Throws: For kinds that no reader knows; the error names the kind.
    static func of(
        _ name: String?, _ head: UnsafeRawBufferPointer
    ) throws(SourceDecodingError) -> CorpusFormat {
        if let name, let known = CorpusFormat(fileName: name) { return known }
        if let document = DocumentFormat(sniffing: head) { return try of(document) }
        if ByteOrderMark.find(in: head).0 == .none, let binary = BinaryContent.find(in: head) { throw binary }
        let ending = name.flatMap {
            CorpusFormat.ending(of: $0.split(separator: "/").last.map(String.init) ?? $0)
        }
        if let document = ending.flatMap(DocumentFormat.init(ending:)) { return try of(document) }
        if let ending, plainEndings.contains(ending) { return .text }
        if let ending, ["json", "geojson", "ipynb"].contains(ending) { return .jsonl }
        let content = ContentHead(head)
        if content.isFeed { return .feed }
        if let kind = content.foreignKind {
            throw SourceDecodingError(
                reason:
                    "this is \(kind), for which there is no reader; save it as HTML, Markdown or text, or say "
                    + "how to read it with --format")
        }
        return CorpusFormat(sniffing: head, takesMarkdown: ending == nil)
    }

    private static func of(_ document: DocumentFormat) throws(SourceDecodingError) -> CorpusFormat {
        guard let format = CorpusFormat(rawValue: document.rawValue) else {
            throw SourceDecodingError(reason: "there is no reader for \(document.rawValue)")
        }
        return format
    }

    /// Plain text, whatever its first bytes: programs, tables, logs, mail, subtitles. Folders are searched for pages,
    /// so these are read only when they are named.
    private static let plainEndings: Set<String> = Set(
        """
        log sql py c h cc cpp cxx hpp hh java js mjs cjs ts tsx jsx go rs rb php pl pm sh bash \
        zsh fish ps1 bat swift kt kts scala cs m mm r jl lua hs ml clj ex exs erl dart groovy gradle cmake mk yaml yml \
        toml ini cfg conf properties env bib css scss less diff patch asm s vim el lisp tcl awk sed proto graphql
        """.split(separator: " ").map(String.init))
}
