/// Reads the running text of one block: finds code, links, emphasis, addresses and HTML (CommonMark 0.31, chapter 6;
/// strikethrough and bare addresses by GitHub's specification).
///
/// Linear by construction: openings wait on stacks that only shrink, what was looked for in vain is remembered, labels
/// and parentheses are bounded.
struct MarkdownInlineReader {
    struct Token {
        enum Kind: UInt8 {
            case text
            /// A character reference.
            case reference
            case code
            case html
            case softBreak
            case hardBreak
            case delimiters
            case linkStart
            case imageStart
            case linkEnd
            /// An address between pointed brackets.
            case autolink
            /// An address that stands bare in the text.
            case address
        }

        var kind: Kind
        var start: Int
        var end: Int
        /// Of `runs` for delimiters, of `links` for links.
        var index = -1
    }

    struct Link {
        /// As it is written: with backslashes and references.
        var destination: UnsafeBufferPointer<UInt8>
        var endToken: Int
    }

    private struct Bracket {
        var token: Int
        var isImage: Bool
        /// Behind it.
        var position: Int
        /// The last run of delimiters before it.
        var run: Int
        /// Another bracket opened since.
        var isNested = false
    }

    private(set) var tokens: [Token] = []
    private(set) var links: [Link] = []
    private(set) var emphasis = MarkdownEmphasis()
    /// The text holds an `@`, perhaps of a mail address.
    private(set) var holdsAt = false

    private(set) var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var position = 0
    /// Where the text that is not in a token yet begins.
    private var pending = 0
    private var brackets: [Bracket] = []
    /// Openings of links below this one hold a link already and can become none.
    private var inactiveBrackets = 0
    private var tags = MarkdownTagScanner(UnsafeBufferPointer(start: nil, count: 0))
    /// The last run of backticks of each length, once a run without a partner was met.
    private var lastBackticks: [Int: Int]?
    private var domains = MarkdownDomains()

    private static let specials = ASCIISet("\n\\`*_~[]!<&:w@")

    /// Reads `text` into `tokens`. Destinations of definitions are stretches of `content`.
    mutating func read(
        _ text: UnsafeBufferPointer<UInt8>, content: UnsafeBufferPointer<UInt8>,
        definitions: inout LinkDefinitions
    ) {
        start(text)
        let specials = Self.specials
        while position < text.count {
            if specials.contains(text[position]) {
                visit(text[position], content, &definitions)
            } else {
                position += 1
            }
        }
        flush(to: text.count)
        emphasis.pair(above: -1)
    }

    private mutating func start(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        tokens.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        brackets.removeAll(keepingCapacity: true)
        emphasis.removeAll()
        position = 0
        pending = 0
        inactiveBrackets = 0
        holdsAt = false
        lastBackticks = nil
        tags = MarkdownTagScanner(text)
        domains = MarkdownDomains()
    }

    /// Handles the byte at `position`, one that could matter, and goes on behind it.
    private mutating func visit(
        _ byte: UInt8, _ content: UnsafeBufferPointer<UInt8>, _ definitions: inout LinkDefinitions
    ) {
        switch byte {
        case 0x0A: lineEnd()
        case UInt8(ascii: "\\"): backslash()
        case UInt8(ascii: "`"): backticks()
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): delimiters(byte)
        case UInt8(ascii: "["): openBracket(isImage: false)
        case UInt8(ascii: "!") where self.byte(at: position + 1) == UInt8(ascii: "["):
            openBracket(isImage: true)
        case UInt8(ascii: "]"): closeBracket(content, &definitions)
        case UInt8(ascii: "<"): pointedBracket()
        case UInt8(ascii: "&"): reference()
        case UInt8(ascii: ":"), UInt8(ascii: "w"): address(byte)
        default:
            if byte == UInt8(ascii: "@") { holdsAt = true }
            position += 1
        }
    }

    /// The byte at `index`; 0 behind the text.
    private func byte(at index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

    // MARK: Tokens

    /// Makes a token of the text before `end`.
    private mutating func flush(to end: Int) {
        if end > pending { tokens.append(Token(kind: .text, start: pending, end: end)) }
    }

    /// Makes a token of the next bytes up to `end`, and goes on there.
    private mutating func append(_ kind: Token.Kind, _ range: Range<Int>, upTo end: Int, index: Int = -1) {
        flush(to: position)
        tokens.append(Token(kind: kind, start: range.lowerBound, end: range.upperBound, index: index))
        position = end
        pending = end
    }

    /// Two blanks at the end of a line keep its break.
    private mutating func lineEnd() {
        let isHard =
            position > 1 && text[position - 1] == 0x20 && text[position - 2] == 0x20
        var end = position
        while end > pending, text[end - 1].isMarkdownSpace { end -= 1 }
        flush(to: end)
        pending = position
        breakLine(isHard ? .hardBreak : .softBreak, upTo: position + 1)
    }

    private mutating func breakLine(_ kind: Token.Kind, upTo end: Int) {
        append(kind, end..<end, upTo: end)
        while byte(at: position).isMarkdownSpace { position += 1 }
        pending = position
    }

    private mutating func backslash() {
        let next = byte(at: position + 1)
        if next == 0x0A {
            breakLine(.hardBreak, upTo: position + 2)
        } else if ASCIISet.punctuation.contains(next) {
            flush(to: position)
            pending = position + 1
            position += 2
        } else {
            position += 1
        }
    }

    private mutating func reference() {
        guard let end = text.referenceEnd(at: position) else {
            position += 1
            return
        }
        append(.reference, position..<end, upTo: end)
    }

    private mutating func pointedBracket() {
        if let end = text.autolinkEnd(at: position) {
            append(.autolink, position + 1..<end - 1, upTo: end)
        } else if let end = tags.end(at: position) {
            append(.html, position..<end, upTo: end)
        } else {
            position += 1
        }
    }

    // MARK: Code

    private mutating func backticks() {
        let start = position
        while byte(at: position) == UInt8(ascii: "`") { position += 1 }
        let count = position - start
        guard let closing = closingBackticks(count, from: position) else { return }
        let range = position..<closing
        position = start
        append(.code, range, upTo: closing + count)
    }

    /// The next run of exactly `count` backticks.
    private mutating func closingBackticks(_ count: Int, from start: Int) -> Int? {
        if let lastBackticks, lastBackticks[count, default: -1] < start { return nil }
        var index = start
        while let run = nextBackticks(from: index) {
            if run.count == count { return run.lowerBound }
            index = run.upperBound
        }
        rememberBackticks(from: start)
        return nil
    }

    private mutating func rememberBackticks(from start: Int) {
        var last: [Int: Int] = [:]
        var index = start
        while let run = nextBackticks(from: index) {
            last[run.count] = run.lowerBound
            index = run.upperBound
        }
        lastBackticks = last
    }

    private func nextBackticks(from start: Int) -> Range<Int>? {
        var index = start
        while index < text.count, text[index] != UInt8(ascii: "`") { index += 1 }
        guard index < text.count else { return nil }
        var end = index + 1
        while byte(at: end) == UInt8(ascii: "`") { end += 1 }
        return index..<end
    }

    // MARK: Emphasis

    private mutating func delimiters(_ byte: UInt8) {
        var end = position
        while self.byte(at: end) == byte { end += 1 }
        let range = position..<end
        guard let run = MarkdownEmphasis.Run(byte, range, in: text) else {
            position = end
            return
        }
        append(.delimiters, range, upTo: end, index: emphasis.append(run))
    }

    // MARK: Links

    private mutating func openBracket(isImage: Bool) {
        let end = position + (isImage ? 2 : 1)
        append(.text, position..<end, upTo: end)
        if !brackets.isEmpty { brackets[brackets.count - 1].isNested = true }
        brackets.append(
            Bracket(token: tokens.count - 1, isImage: isImage, position: end, run: emphasis.last))
    }

    /// `]` ends a link or an image when a target follows, or when its text is the label of a definition.
    private mutating func closeBracket(
        _ content: UnsafeBufferPointer<UInt8>, _ definitions: inout LinkDefinitions
    ) {
        let closing = position
        position += 1
        guard let opener = brackets.popLast() else { return }
        let isActive = opener.isImage || brackets.count >= inactiveBrackets
        inactiveBrackets = min(inactiveBrackets, brackets.count)
        guard isActive,
            let target = inlineTarget()
                ?? defined(opener, closing: closing, content, &definitions)
        else { return }
        position = closing
        append(.linkEnd, closing..<target.end, upTo: target.end, index: links.count)
        tokens[opener.token].kind = opener.isImage ? .imageStart : .linkStart
        tokens[opener.token].index = links.count
        links.append(Link(destination: target.destination, endToken: tokens.count - 1))
        emphasis.pair(above: opener.run)
        // Links do not hold links.
        if !opener.isImage { inactiveBrackets = brackets.count }
    }

    private typealias Target = (destination: UnsafeBufferPointer<UInt8>, end: Int)

    /// `(destination "title")` at `position`.
    private func inlineTarget() -> Target? {
        guard byte(at: position) == UInt8(ascii: "(") else { return nil }
        let scanner = MarkdownLinkScanner(text: text, end: text.count)
        let start = scanner.skippingLineEnd(from: position + 1)
        guard let (destination, behind) = scanner.destination(at: start) else { return nil }
        var end = scanner.skippingLineEnd(from: behind)
        if end > behind, let titleEnd = scanner.titleEnd(at: end) {
            end = scanner.skippingLineEnd(from: titleEnd)
        }
        guard byte(at: end) == UInt8(ascii: ")") else { return nil }
        return (UnsafeBufferPointer(rebasing: text[destination]), end + 1)
    }

    /// `[label]` at `position`, or the text between the brackets as the label.
    private func defined(
        _ opener: Bracket, closing: Int, _ content: UnsafeBufferPointer<UInt8>,
        _ definitions: inout LinkDefinitions
    ) -> Target? {
        let scanner = MarkdownLinkScanner(text: text, end: text.count)
        var label = scanner.label(at: position)
        let end = label.map { $0.upperBound + 1 } ?? position
        if let found = label, text[found].allSatisfy(\.isHTMLSpace) { label = nil }
        if label == nil {
            guard !opener.isNested else { return nil }
            label = opener.position..<closing
        }
        guard let label, let found = definitions.destination(of: UnsafeBufferPointer(rebasing: text[label]))
        else { return nil }
        return (UnsafeBufferPointer(rebasing: content[found]), end)
    }

    // MARK: Addresses

    /// `www.` and `https://` begin an address, outside of brackets.
    private mutating func address(_ byte: UInt8) {
        guard brackets.isEmpty,
            let range = byte == UInt8(ascii: ":")
                ? domains.schemeAddress(at: position, in: text, notBefore: pending)
                : domains.bareAddress(at: position, in: text)
        else {
            position += 1
            return
        }
        position = range.lowerBound
        append(.address, range, upTo: range.upperBound)
    }
}
