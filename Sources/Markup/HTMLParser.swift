/// Reads HTML as browsers do where it matters for text: implied end tags, scopes, raw text, character references.
///
/// Every input gives a tree; nothing is fetched, nothing recurses, and no input takes more than linear time (times the
/// depth limit). Why not libxml2: its 2.9.14 stops at NUL bytes, reads 34 MB/s into a tree (the pages of
/// `benchmarks/html`; this reader is several times faster), and needs quadratic time for stray end tags.
/// Source of the rules: HTML Living Standard, section 13.2.
struct HTMLParser {
    /// Whether tags are HTML or the components of MDX pages.
    enum Dialect { case html, components }

    struct OpenElement {
        var tag: MarkupTag
        /// Index in the tree; meaningless when suppressed.
        var node: Int
        /// Inside `svg` and its like: nothing of it becomes text.
        var isSuppressed: Bool
        /// Index in `visibilities`.
        var visibility: Int
        /// Index in `inlines`: an element without a node, open because it changes what shows; nil for all others.
        var inline: Int?
    }

    let source: UnsafeBufferPointer<UInt8>
    let dialect: Dialect
    let limits: MarkupLimits
    var position = 0
    var tree: MarkupTree
    var open: [OpenElement] = [OpenElement(tag: .document, node: 0, isSuppressed: false, visibility: 0)]
    /// How many elements of each tag are open, by raw value.
    var openCounts = [Int](repeating: 0, count: Int(MarkupTag.unknown.rawValue) + 1)
    /// Start tags beyond the limits whose end tags must be ignored too, by raw value.
    var ignoredCounts = [Int](repeating: 0, count: Int(MarkupTag.unknown.rawValue) + 1)
    var hasIgnored = false
    /// `open.count` when the current hyperlink began; nil when there is none.
    var linkDepth: Int?
    /// Raw text elements whose end tag does not occur in the rest of the source.
    var neverEnding: Set<MarkupTag> = []
    /// Attributes of the tag being read.
    var pending: [MarkupAttribute] = []
    /// What they say about what shows.
    var said = VisibilityAttributes()
    /// The name of the tag that was read last.
    var tagName = NameKey()
    /// What shows in the open elements; an element that says nothing shares the entry of the one around it.
    var visibilities = [Visibility()]
    var inlines: [InlineElement] = []
    var rules = StyleRules()
    var styleReader = StyleReader()
    /// The source is more than a piece of a page, so that its style sheets are known.
    var isWholePage = false
    /// Rules that are not read may paint and hide.
    var hasOtherRules = false
    var htmlNode: Int?
    var bodyNode: Int?

    init(source: UnsafeBufferPointer<UInt8>, dialect: Dialect, limits: MarkupLimits) {
        self.source = source
        self.dialect = dialect
        self.limits = limits
        tree = MarkupTree(capacity: source.count)
    }

    mutating func parse() -> MarkupTree {
        while position < source.count {
            let next = find(UInt8(ascii: "<"), from: position) ?? source.count
            if next > position { readText(position..<next) }
            position = next
            if position < source.count { readMarkup() }
        }
        pop(to: 1)
        tree.close(0)
        return tree
    }

    // MARK: Text

    var isSuppressed: Bool { open[open.count - 1].isSuppressed }
    var visibility: Visibility { visibilities[open[open.count - 1].visibility] }
    var parentNode: Int { open[open.count - 1].node }

    /// Appends characters, resolving references.
    mutating func readText(_ range: Range<Int>, resolvesReferences: Bool = true) {
        guard !isSuppressed else { return }
        if openCounts[Int(MarkupTag.head.rawValue)] > 0, open[open.count - 1].tag == .head {
            guard !isWhite(range) else { return }
            closeHead()
        }
        let start = tree.bytes.count
        appendCharacters(range, resolvesReferences: resolvesReferences, inAttribute: false)
        tree.closeText(from: start, parent: parentNode, hiding: visibility.kind)
    }

    /// Copies characters: line ends become `\n`, NUL vanishes, references are resolved.
    mutating func appendCharacters(_ range: Range<Int>, resolvesReferences: Bool, inAttribute: Bool) {
        var run = range.lowerBound
        var index = run
        while index < range.upperBound {
            let byte = source[index]
            guard byte == UInt8(ascii: "&") || byte == 0 || byte == UInt8(ascii: "\r") else {
                index += 1
                continue
            }
            if byte == UInt8(ascii: "&") {
                guard resolvesReferences,
                    let reference = CharacterReference(
                        in: source, at: index, end: range.upperBound, inAttribute: inAttribute)
                else {
                    index += 1
                    continue
                }
                copy(run..<index)
                tree.appendBytes(reference.scalar)
                index += reference.length
            } else {
                copy(run..<index)
                index += 1
                let isLineEnd = byte == UInt8(ascii: "\r")
                if isLineEnd, index >= range.upperBound || source[index] != UInt8(ascii: "\n") {
                    tree.appendBytes("\n")
                }
            }
            run = index
        }
        copy(run..<range.upperBound)
    }

    private mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        _ = tree.appendBytes(UnsafeBufferPointer(rebasing: source[range]))
    }

    // MARK: Markup

    private mutating func readMarkup() {
        guard position + 1 < source.count else {
            readText(position..<source.count)
            position = source.count
            return
        }
        let next = source[position + 1]
        if next.isASCIILetter {
            readStartTag()
        } else if next == UInt8(ascii: "/") {
            readEndTag()
        } else if next == UInt8(ascii: "!") {
            skipDeclaration()
        } else if next == UInt8(ascii: "?") {
            skipPast(UInt8(ascii: ">"))
        } else {
            readText(position..<position + 1)
            position += 1
        }
    }

    private mutating func readEndTag() {
        guard position + 2 < source.count, source[position + 2].isASCIILetter else {
            skipPast(UInt8(ascii: ">"))
            return
        }
        position += 2
        let name = readTagName()
        _ = readAttributes(keeping: false)
        pending.removeAll(keepingCapacity: true)
        said = VisibilityAttributes()
        if let tag = name.tag { endTag(tag) }
    }

    private mutating func readStartTag() {
        let tagStart = position
        position += 1
        let name = readTagName()
        let isOverLimit = tree.nodes.count >= limits.nodes
        let keeps = (name.tag != .unknown || name.isComponent) && !isSuppressed && !isOverLimit
        guard let isSelfClosing = readAttributes(keeping: keeps) else {
            position = source.count
            return
        }
        defer {
            pending.removeAll(keepingCapacity: true)
            said = VisibilityAttributes()
        }
        guard let tag = name.tag, tag != .unknown else {
            if name.isComponent { component(tagStart: tagStart) } else { startInline() }
            return
        }
        startTag(tag, isSelfClosing: isSelfClosing)
    }

    /// A component of an MDX page shows its title; its children follow as ordinary content.
    private mutating func component(tagStart: Int) {
        guard !isSuppressed, let title = pending.first(where: { $0.name == .title }), !title.value.isEmpty
        else { return }
        startTag(.p, isSelfClosing: false)
        let start = tree.bytes.count
        tree.repeatBytes(title.value)
        tree.closeText(from: start, parent: parentNode, hiding: visibility.kind)
        endTag(.p)
    }

    private mutating func skipDeclaration() {
        guard position + 3 < source.count, source[position + 2] == UInt8(ascii: "-"),
            source[position + 3] == UInt8(ascii: "-")
        else {
            isWholePage = true
            skipPast(UInt8(ascii: ">"))
            return
        }
        // `<!-->` and `<!--->` are whole comments.
        let start = position + 4
        var index = start
        while let end = find(UInt8(ascii: ">"), from: index) {
            let dashes = source[end - 1] == UInt8(ascii: "-") && source[end - 2] == UInt8(ascii: "-")
            let bang =
                source[end - 1] == UInt8(ascii: "!") && source[end - 2] == UInt8(ascii: "-")
                && source[end - 3] == UInt8(ascii: "-") && end >= position + 7
            if dashes || bang {
                position = end + 1
                keepComment(start..<max(start, end - (dashes ? 2 : 3)))
                return
            }
            index = end + 1
        }
        position = source.count
    }

    // MARK: Scanning

    func find(_ byte: UInt8, from start: Int) -> Int? { source.place(of: byte, from: start) }

    private mutating func skipPast(_ byte: UInt8) {
        position = find(byte, from: position).map { $0 + 1 } ?? source.count
    }

    func isWhite(_ range: Range<Int>) -> Bool {
        for index in range where !source[index].isHTMLSpace && source[index] != 0 { return false }
        return true
    }
}

extension UInt8 {
    /// Space, tab, line feed, form feed, carriage return.
    var isHTMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
