/// Makes HTML of a page that is XML (XHTML, chapters of EPUB): `<title/>` gets its end tag, CDATA sections become text,
/// processing instructions and the type of the document go.
///
/// Only a page that says so, with an XML declaration at its front, is one: on the web many pages have the names of XHTML
/// and are read as HTML. Takes time linear in the page; what is broken is left for the HTML reader.
struct XMLPage {
    private let source: UnsafeBufferPointer<UInt8>
    private var html: [UInt8] = []
    private var position = 0
    /// Endings that do not occur from here on.
    private var neverEnding: Set<String> = []

    /// The page as HTML; nil when it does not say that it is XML.
    static func html(of source: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < source.count, source[start].isHTMLSpace { start += 1 }
        guard source.holds("<?xml", at: start), start + 5 < source.count, source[start + 5].isHTMLSpace else {
            return nil
        }
        var page = XMLPage(source: source)
        page.position = start
        page.read()
        return page.html
    }

    private init(source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        html.reserveCapacity(source.count + source.count / 16)
    }

    private mutating func read() {
        while position < source.count {
            let next = source.place(of: UInt8(ascii: "<"), from: position) ?? source.count
            copy(position..<next)
            position = next
            if position < source.count { readMarkup() }
        }
    }

    private mutating func readMarkup() {
        if source.holds("<![CDATA[", at: position) {
            readSection()
        } else if source.holds("<!--", at: position) {
            let end = find("-->", from: position + 4) ?? source.count
            copy(position..<end)
            position = end
        } else if source.holds("<?", at: position) {
            position = find("?>", from: position + 2) ?? find(">", from: position) ?? source.count
        } else if source.holds("<!", at: position) {
            readDeclaration()
        } else {
            readTag()
        }
    }

    private mutating func readSection() {
        let start = position + 9
        guard let end = find("]]>", from: start) else {
            html.append(contentsOf: "&lt;".utf8)
            position += 1
            return
        }
        for byte in source[start..<end - 3] {
            switch byte {
            case UInt8(ascii: "<"): html.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "&"): html.append(contentsOf: "&amp;".utf8)
            default: html.append(byte)
            }
        }
        position = end
    }

    /// The type of the document, with the declarations that it may hold in brackets.
    private mutating func readDeclaration() {
        let close = find(">", from: position) ?? source.count
        let opens = source[position..<close].contains(UInt8(ascii: "["))
        position = opens ? find("]>", from: position) ?? close : close
    }

    /// An element that closes itself gets an end tag, unless it never has one.
    private mutating func readTag() {
        let start = position
        let end = tagEnd(from: start)
        position = end
        let isSelfClosing =
            end - start > 3 && source[end - 1] == UInt8(ascii: ">") && source[end - 2] == UInt8(ascii: "/")
            && source[start + 1].isASCIILetter
        guard isSelfClosing else { return copy(start..<end) }
        var nameEnd = start + 1
        while nameEnd < end, !source[nameEnd].isHTMLSpace, source[nameEnd] != UInt8(ascii: "/"),
            source[nameEnd] != UInt8(ascii: ">")
        { nameEnd += 1 }
        if Self.isVoid(source[start + 1..<nameEnd]) { return copy(start..<end) }
        copy(start..<end - 2)
        html.append(contentsOf: "></".utf8)
        copy(start + 1..<nameEnd)
        html.append(UInt8(ascii: ">"))
    }

    private static let voidNames: Set<NameKey> = Set(
        [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
            "track", "wbr",
        ]
        .map { name in Array(name.utf8).withUnsafeBufferPointer { NameKey($0) } })

    private static func isVoid(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let name = name.map(\.asciiLowercased)
        return name.withUnsafeBufferPointer { voidNames.contains(NameKey($0)) }
    }

    /// Behind the `>` of a tag; one between quotes ends nothing.
    private mutating func tagEnd(from start: Int) -> Int {
        var index = start + 1
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: ">") { return index + 1 }
            if byte == UInt8(ascii: "<") { return index }
            if byte == UInt8(ascii: "\""), let end = find("\"", from: index + 1) {
                index = end
            } else if byte == UInt8(ascii: "'"), let end = find("'", from: index + 1) {
                index = end
            } else {
                index += 1
            }
        }
        return source.count
    }

    // MARK: Scanning

    private mutating func copy(_ range: Range<Int>) {
        html.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
    }

    /// Behind the next `mark`; nil when there is none.
    private mutating func find(_ mark: StaticString, from start: Int) -> Int? {
        guard !neverEnding.contains(mark.description) else { return nil }
        if let end = source.end(ofNext: mark, from: start) { return end }
        neverEnding.insert(mark.description)
        return nil
    }
}
