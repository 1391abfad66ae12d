import Documents

/// The first characters of a text, as far as they tell what it is.
struct ContentHead {
    /// In small letters, without a byte-order mark and white space in front.
    private let text: Substring

    private static let bytes = 4_096

    init(_ bytes: UnsafeRawBufferPointer) {
        let (encoding, markLength) = ByteOrderMark.find(in: bytes)
        let head = UnsafeRawBufferPointer(rebasing: bytes[markLength...].prefix(Self.bytes))
        let decoded: String
        if case .named(let name) = encoding, let converter = CharsetConverter(name) {
            decoded = converter.text(head)
        } else {
            decoded = String(decoding: head, as: UTF8.self)
        }
        text = decoded.lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    }

    func starts(with words: String) -> Bool { text.hasPrefix(words) }

    /// `{` before a name or the end: neither RTF nor a template begins so.
    var startsJSONObject: Bool {
        guard text.first == "{" else { return false }
        let next = text.dropFirst().first { !$0.isWhitespace }
        return next == nil || next == "\"" || next == "}"
    }

    /// `[` before an object, another array or a value: lists in running text and links of Markdown begin otherwise.
    var startsJSONArray: Bool {
        guard text.first == "[" else { return false }
        let next = text.dropFirst().first { !$0.isWhitespace }
        return next == "{" || next == "[" || next == "\"" || next == nil
    }

    // MARK: Markup

    /// RSS or Atom.
    var isFeed: Bool {
        guard text.first == "<", let name = rootName else { return false }
        return name == "rss" || name == "feed" || name == "rdf:rdf" && text.contains("purl.org/rss")
    }

    /// A page begins with an element of HTML, with the type of its document, or with a comment or a declaration before
    /// one of them.
    var isPage: Bool {
        guard text.first == "<" else { return false }
        if text.hasPrefix("<!doctype html") { return true }
        guard let name = rootName else { return false }
        return Self.elements.contains(name) || holdsPageElement
    }

    /// What XML that is no page is; nil for everything else.
    var foreignKind: String? {
        guard text.first == "<", let name = rootName else { return nil }
        if let kind = Self.kinds[name] { return kind }
        // Without the declaration any name may be one of a fragment of HTML.
        guard text.hasPrefix("<?xml"), name != "html", !text.hasPrefix("<?xml-stylesheet") else { return nil }
        return "XML with the root element <\(name.prefix(40))>"
    }

    private static let kinds: [Substring: String] = [
        "rdf:rdf": "an RDF document", "urlset": "a sitemap",
        "sitemapindex": "a sitemap", "opml": "an OPML outline", "svg": "an SVG image",
        "plist": "a property list",
        "kml": "a KML map", "gpx": "a GPX track", "book": "a DocBook document", "tei": "a TEI document",
        "mediawiki": "a MediaWiki dump", "ncx": "the contents of an EPUB",
        "package": "the manifest of an EPUB",
    ]

    private static let elements: Set<Substring> = Set(
        """
        html head body title meta link base script style div p span a h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead \
        tbody tr td th main section article nav header footer aside form figure blockquote pre code img b strong em i u \
        br hr center font details summary fieldset address button select label input noscript iframe
        """.split(separator: " "))

    /// The name of the first element, behind declarations, comments and the type of the document.
    private var rootName: Substring? {
        var rest = text
        while rest.first == "<" {
            let end: Substring?
            if rest.hasPrefix("<!--") {
                end = rest.firstRange(of: "-->").map { rest[$0.upperBound...] }
            } else if rest.hasPrefix("<!") || rest.hasPrefix("<?") {
                end = rest.firstIndex(of: ">").map { rest[rest.index(after: $0)...] }
            } else {
                return name(at: rest.dropFirst())
            }
            guard let end else { return nil }
            rest = end.drop { $0.isWhitespace || $0 == "]" || $0 == ">" }
        }
        return nil
    }

    /// A name with white space, `/` or `>` behind it: not that of a chat, or of a mail address.
    private func name(at rest: Substring) -> Substring? {
        let name = rest.prefix {
            $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" || $0 == "_" || $0 == "."
        }
        let behind = rest.dropFirst(name.count).first
        let isEnd = behind.map { $0.isWhitespace || $0 == "/" || $0 == ">" } ?? true
        return name.isEmpty || !isEnd ? nil : name
    }

    /// Whether an element of a whole page opens somewhere.
    private var holdsPageElement: Bool {
        let openings: Set<Substring> = [
            "<html", "<head", "<body", "<title", "<meta", "<div", "<p", "<h1", "<article",
        ]
        return text.split(separator: ">").contains { part in
            guard let tag = part.lastIndex(of: "<") else { return false }
            return openings.contains(part[tag...].prefix { $0 != " " && $0 != "\n" && $0 != "\t" })
        }
    }
}
