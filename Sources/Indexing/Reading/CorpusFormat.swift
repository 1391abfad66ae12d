package import ContextTypes

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

    /// What a single document of this format holds; nil when a file of it holds many.
    package var document: SourceFormat? {
        switch self {
        case .html: .html
        case .markdown: .markdown
        case .text: .text
        case .jsonl, .warc, .wikiextractor: nil
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
        case "txt", "text", "rst", "adoc", "asciidoc", "org": self = .text
        default: return nil
        }
    }

    /// The lowercase ending of `fileName` without `.gz`, `.zst` and the like; nil when there is none.
    static func ending(of fileName: String) -> String? {
        var parts = fileName.split(separator: ".", omittingEmptySubsequences: false).map { $0.lowercased() }
        if parts.count > 1, ["gz", "gzip", "zst", "zstd"].contains(parts.last) { parts.removeLast() }
        return parts.count > 1 ? parts.last : nil
    }

    /// What the first bytes of a decompressed file look like; plain text when like nothing else.
    init(sniffing bytes: UnsafeRawBufferPointer) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start]) { start += 1 }
        let head = String(decoding: bytes[start...].prefix(4_096), as: UTF8.self).lowercased()
        if head.hasPrefix("warc/") {
            self = .warc
        } else if head.looksLikeObject {
            self = .jsonl
        } else if head.hasPrefix("<doc id=") {
            self = .wikiextractor
        } else if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<head")
            || head.hasPrefix("<body") || (head.hasPrefix("<") && head.utf8.count > 3 && head.looksLikeMarkup)
        {
            self = .html
        } else if head.hasPrefix("# ") || head.hasPrefix("---\n") || head.hasPrefix("---\r\n") {
            self = .markdown
        } else {
            self = .text
        }
    }
}

extension String {
    /// Whether a JSON object may begin here: a name or the end follows its brace, so neither RTF nor a template does.
    fileprivate var looksLikeObject: Bool {
        guard hasPrefix("{") else { return false }
        let next = dropFirst().first { !$0.isWhitespace }
        return next == nil || next == "\"" || next == "}"
    }

    /// Whether an HTML element of a whole page opens in this lowercase text.
    fileprivate var looksLikeMarkup: Bool {
        let openings: Set<Substring> = [
            "<html", "<head", "<body", "<title", "<meta", "<div", "<p", "<h1", "<article",
        ]
        return split(separator: ">").contains { part in
            guard let tag = part.lastIndex(of: "<") else { return false }
            return openings.contains(part[tag...].prefix { $0 != " " && $0 != "\n" && $0 != "\t" })
        }
    }
}
