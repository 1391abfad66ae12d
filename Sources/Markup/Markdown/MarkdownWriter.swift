/// Writes a Markdown page as HTML, for the HTML reader: no attributes but the targets of links, no text of images.
struct MarkdownWriter {
    var html: [UInt8] = []
    private let page: UnsafeBufferPointer<MarkdownBlock>
    private let content: UnsafeBufferPointer<UInt8>
    private var definitions: LinkDefinitions
    var inlines = MarkdownInlineReader()
    /// Open containers and tables, outermost first.
    private var open: [Int] = []
    /// Cells with escaped bars, without their backslashes.
    private var cell: [UInt8] = []
    /// Where the text begins that no markup interrupts yet; nil behind markup.
    var literal: Int?
    var linkDepth = 0

    /// Running text is read in pieces of so many bytes, which bounds what waits for a partner.
    private static let pieceBytes = 1 << 18

    /// The page as HTML.
    static func html(of page: MarkdownBlocks) -> [UInt8] {
        page.blocks.withUnsafeBufferPointer { blocks in
            page.content.withUnsafeBufferPointer { content in
                var writer = MarkdownWriter(blocks, content, page.definitions)
                writer.write()
                return writer.html
            }
        }
    }

    private init(
        _ page: UnsafeBufferPointer<MarkdownBlock>, _ content: UnsafeBufferPointer<UInt8>,
        _ definitions: LinkDefinitions
    ) {
        self.page = page
        self.content = content
        self.definitions = definitions
        html.reserveCapacity(content.count + content.count / 8 + 16 * page.count)
    }

    private mutating func write() {
        for index in page.indices.dropFirst() {
            closeEnded(before: index)
            write(index)
        }
        closeEnded(before: page.count)
    }

    mutating func append(_ words: StaticString) {
        html.append(contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
    }

    mutating func appendBytes(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
        html.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
    }

    /// Blocks begin at the start of a line.
    private mutating func beginLine() {
        if let last = html.last, last != 0x0A { html.append(0x0A) }
    }

    // MARK: Blocks

    private mutating func write(_ index: Int) {
        let block = page[index]
        switch block.kind {
        case .document, .nothing: break
        case .quote, .list, .item, .table: openContainer(index)
        case .paragraph: writeParagraph(block)
        case .heading:
            beginLine()
            append("<h")
            html.append(0x30 + block.level)
            html.append(UInt8(ascii: ">"))
            writeRunningText(block.start..<block.end)
            append("</h")
            html.append(0x30 + block.level)
            append(">\n")
        case .indentedCode, .fencedCode:
            beginLine()
            append("<pre><code>")
            appendEscaped(block.start..<block.end, of: content)
            append("</code></pre>\n")
        case .html:
            beginLine()
            appendBytes(block.start..<block.end, of: content)
        case .rule:
            beginLine()
            append("<hr />\n")
        case .tableRow: writeRow(index)
        }
    }

    private mutating func writeParagraph(_ block: MarkdownBlock) {
        // In a tight list only the text.
        let isBare =
            open.count > 1 && page[open[open.count - 1]].kind == .item && !page[open[open.count - 2]].isLoose
        if isBare {
            writeRunningText(block.start..<block.end)
            return
        }
        beginLine()
        append("<p>")
        writeRunningText(block.start..<block.end)
        append("</p>\n")
    }

    private mutating func openContainer(_ index: Int) {
        let block = page[index]
        beginLine()
        switch block.kind {
        case .quote: append("<blockquote>\n")
        case .item: append("<li>")
        case .list where block.number < 0: append("<ul>\n")
        case .list where block.number == 1: append("<ol>\n")
        case .list:
            append("<ol start=\"")
            html.append(contentsOf: String(block.number).utf8)
            append("\">\n")
        default: append("<table>\n")
        }
        open.append(index)
    }

    private mutating func closeEnded(before index: Int) {
        while let last = open.last, Int(page[last].last) <= index {
            open.removeLast()
            let block = page[last]
            if block.kind != .item { beginLine() }
            switch block.kind {
            case .quote: append("</blockquote>\n")
            case .item: append("</li>\n")
            case .list: append(block.number < 0 ? "</ul>\n" : "</ol>\n")
            default:
                // With rows below the header the body is open.
                if Int(block.last) > last + 2 { append("</tbody>\n") }
                append("</table>\n")
            }
        }
    }

    // MARK: Tables

    private mutating func writeRow(_ index: Int) {
        let table = open[open.count - 1]
        let isHeader = index == table + 1
        if isHeader { append("<thead>\n") } else if index == table + 2 { append("<tbody>\n") }
        append("<tr>\n")
        let line = UnsafeBufferPointer(rebasing: content[page[index].start..<page[index].end])
        var left = Int(page[table].length)
        for cell in MarkdownTableRow(line) {
            // Cells beyond the header's are no part of the table.
            guard left > 0 else { break }
            left -= 1
            append(isHeader ? "<th>" : "<td>")
            writeCell(UnsafeBufferPointer(rebasing: line[cell]))
            append(isHeader ? "</th>\n" : "</td>\n")
        }
        append("</tr>\n")
        if isHeader { append("</thead>\n") }
    }

    private mutating func writeCell(_ source: UnsafeBufferPointer<UInt8>) {
        guard source.contains(UInt8(ascii: "\\")) else { return writeInlines(source) }
        var cell = self.cell
        cell.removeAll(keepingCapacity: true)
        for (index, byte) in source.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "\\") && index + 1 < source.count
                && source[index + 1] == UInt8(ascii: "|")
            if !isEscape { cell.append(byte) }
        }
        cell.withUnsafeBufferPointer { writeInlines($0) }
        self.cell = cell
    }

    // MARK: Running text

    private mutating func writeRunningText(_ range: Range<Int>) {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, content[start].isHTMLSpace { start += 1 }
        while end > start, content[end - 1].isHTMLSpace { end -= 1 }
        while start < end {
            let next = pieceEnd(start..<end)
            writeInlines(UnsafeBufferPointer(rebasing: content[start..<next]))
            start = next
        }
    }

    /// The end of the last line that fits a piece, else the last scalar.
    private func pieceEnd(_ range: Range<Int>) -> Int {
        guard range.count > Self.pieceBytes else { return range.upperBound }
        let limit = range.lowerBound + Self.pieceBytes
        var end = limit
        while end > range.lowerBound, content[end - 1] != 0x0A { end -= 1 }
        if end > range.lowerBound { return end }
        end = limit
        while end > range.lowerBound + 1, content[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    private mutating func writeInlines(_ text: UnsafeBufferPointer<UInt8>) {
        inlines.read(text, content: content, definitions: &definitions)
        var index = 0
        while index < inlines.tokens.count {
            let token = inlines.tokens[index]
            write(token)
            // What an image says of itself is not shown.
            index = token.kind == .imageStart ? inlines.links[token.index].endToken + 1 : index + 1
        }
        endLiteral()
    }

    private mutating func write(_ token: MarkdownInlineReader.Token) {
        let range = token.start..<token.end
        switch token.kind {
        case .text:
            beginLiteral()
            appendEscaped(range, of: inlines.text)
        case .reference:
            beginLiteral()
            appendBytes(range, of: inlines.text)
        case .delimiters: writeDelimiters(inlines.emphasis.runs[token.index])
        default:
            endLiteral()
            writeMarkup(token, range)
        }
    }

    private mutating func writeMarkup(_ token: MarkdownInlineReader.Token, _ range: Range<Int>) {
        switch token.kind {
        case .code: writeCode(range)
        case .html: appendBytes(range, of: inlines.text)
        case .softBreak: html.append(0x0A)
        case .hardBreak: append("<br />\n")
        case .linkStart:
            append("<a href=\"")
            appendTarget(inlines.links[token.index].destination, hasEscapes: true, hasReferences: true)
            append("\">")
            linkDepth += 1
        case .linkEnd:
            append("</a>")
            linkDepth -= 1
        case .imageStart: append("<img />")
        default: writeAddress(token, range)
        }
    }

    private mutating func writeAddress(_ token: MarkdownInlineReader.Token, _ range: Range<Int>) {
        let text = UnsafeBufferPointer(rebasing: inlines.text[range])
        let isBare = token.kind == .address
        let isMail = !isBare && !text.contains(UInt8(ascii: ":"))
        append("<a href=\"")
        if isMail { append("mailto:") } else if isBare, text.holds("www.", at: 0) { append("http://") }
        appendTarget(text, hasEscapes: false, hasReferences: !isBare)
        append("\">")
        if isBare { appendEscaped(range, of: inlines.text) } else { appendKeepingReferences(text) }
        append("</a>")
    }

    /// Line ends of code become spaces; of spaces on both ends one goes, unless there is nothing else.
    private mutating func writeCode(_ range: Range<Int>) {
        var range = range
        let text = inlines.text
        let isPadded =
            range.count > 1 && (text[range.lowerBound] == 0x20 || text[range.lowerBound] == 0x0A)
            && (text[range.upperBound - 1] == 0x20 || text[range.upperBound - 1] == 0x0A)
        if isPadded, text[range].contains(where: { $0 != 0x20 && $0 != 0x0A }) {
            range = range.lowerBound + 1..<range.upperBound - 1
        }
        append("<code>")
        let start = html.count
        appendEscaped(range, of: text)
        for index in start..<html.count where html[index] == 0x0A { html[index] = 0x20 }
        append("</code>")
    }

    private mutating func writeDelimiters(_ run: MarkdownEmphasis.Run) {
        var pair = run.closes
        if pair >= 0 { endLiteral() }
        while pair >= 0 {
            append(inlines.emphasis.pairs[pair].kind.endTag)
            pair = inlines.emphasis.pairs[pair].next
        }
        if run.left > 0 { beginLiteral() }
        for _ in 0..<run.left { html.append(run.byte) }
        pair = run.opens
        if pair >= 0 { endLiteral() }
        while pair >= 0 {
            append(inlines.emphasis.pairs[pair].kind.startTag)
            pair = inlines.emphasis.pairs[pair].next
        }
    }
}

extension MarkdownEmphasis.Pair.Kind {
    fileprivate var startTag: StaticString {
        switch self {
        case .emphasis: "<em>"
        case .strong: "<strong>"
        case .strikethrough: "<del>"
        }
    }

    fileprivate var endTag: StaticString {
        switch self {
        case .emphasis: "</em>"
        case .strong: "</strong>"
        case .strikethrough: "</del>"
        }
    }
}
