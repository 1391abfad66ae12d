/// The block structure of a Markdown page (CommonMark 0.31, appendix "A parsing strategy", phase 1; tables by GitHub's
/// specification), in one pass over its lines.
///
/// A line costs its bytes and the open blocks, which are bounded, so that no page takes more than linear time.
struct MarkdownBlocks {
    /// In document order, parents before children.
    var blocks = [MarkdownBlock(.document)]
    /// The texts of the blocks without the marks of what they stand in, one behind the other; lines end in `\n`.
    var content: [UInt8] = []
    var definitions = LinkDefinitions()

    /// From the document to the innermost open block.
    var open = [0]
    /// The line before was blank, outside of quotes and fences: what comes next makes a list loose.
    private var followsBlank = false
    private var blankLines = 0
    /// Where the last line that looked like a rule turned out to be none.
    var ruleFailure = 0
    private let limits: MarkupLimits
    /// Lists count twice: themselves and their item.
    static let depth = 256

    init(_ source: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
        self.limits = limits
        content.reserveCapacity(source.count)
        var lines = MarkdownLineEnds(source)
        while blocks.count < limits.nodes, var line = lines.next() { read(&line) }
        close(to: 1)
        if lines.position < source.count { appendRest(source[lines.position...]) }
        blocks[0].last = Int32(blocks.count)
        definitions.finish(sourceBytes: source.count)
    }

    /// Beyond the limit of blocks the rest of the page is one paragraph.
    private mutating func appendRest(_ rest: Slice<UnsafeBufferPointer<UInt8>>) {
        append(.paragraph)
        content.append(contentsOf: UnsafeBufferPointer(rebasing: rest))
        close(to: 1)
    }

    private var innermost: MarkdownBlock { blocks[open[open.count - 1]] }

    // MARK: One line

    private mutating func read(_ line: inout MarkdownLine) {
        blankLines = line.isBlank ? blankLines + 1 : 0
        // From the second blank line on nothing changes but in code and HTML.
        if blankLines > 1, innermost.isContainer { return }
        guard let matched = continued(by: &line) else {
            followsBlank = false
            return
        }
        let isLazy = innermost.kind == .paragraph && matched < open.count
        var opened = openBlock(on: &line, depth: matched, isLazy: isLazy)
        let isContinued = opened == .nothing
        while opened == .container { opened = openBlock(on: &line, depth: open.count, isLazy: false) }
        if opened == .nothing {
            if isContinued, !isLazy || line.isBlank { close(to: matched) }
            addText(of: &line)
        }
        // Lines of quotes begin with their mark, and `- ` alone is an empty item: neither is blank.
        followsBlank =
            isContinued && line.isBlank && innermost.kind != .quote && innermost.kind != .fencedCode
    }

    /// How many of the open blocks this line continues; nil when it is the end of a fence.
    private mutating func continued(by line: inout MarkdownLine) -> Int? {
        var depth = 1
        while depth < open.count {
            let block = blocks[open[depth]]
            let continues: Bool
            switch block.kind {
            case .list: continues = true
            case .quote: continues = skipQuoteMark(&line)
            case .item:
                continues = skipIndent(
                    of: block, hasChildren: block.isFilled || depth < open.count - 1, &line)
            case .indentedCode:
                continues = line.indent >= 4 || line.isBlank
                if line.indent >= 4 { line.skipColumns(4) } else if continues { line.skipToText() }
            case .fencedCode:
                if isEnd(of: block, line) {
                    close(to: depth)
                    return nil
                }
                var left = block.indent
                while left > 0, line.indent > 0 {
                    line.skipColumns(1)
                    left -= 1
                }
                continues = true
            // Comments, scripts and their like go on over blank lines.
            case .html: continues = block.level < 6 || !line.isBlank
            case .paragraph: continues = !line.isBlank
            case .table: continues = MarkdownTableRow(line).hasCells
            default: continues = false
            }
            guard continues else { return depth }
            depth += 1
        }
        return depth
    }

    private func skipQuoteMark(_ line: inout MarkdownLine) -> Bool {
        guard line.indent < 4, line.first == UInt8(ascii: ">") else { return false }
        line.skip(to: line.text + 1)
        line.skipSpace()
        return true
    }

    private func skipIndent(of item: MarkdownBlock, hasChildren: Bool, _ line: inout MarkdownLine) -> Bool {
        if line.indent >= item.indent {
            line.skipColumns(Int(item.indent))
            return true
        }
        // An item that begins with a blank line ends with it.
        guard line.isBlank, hasChildren else { return false }
        line.skipToText()
        return true
    }

    private func isEnd(of fence: MarkdownBlock, _ line: MarkdownLine) -> Bool {
        guard line.indent < 4, line.first == fence.mark else { return false }
        var index = line.text
        while line.byte(at: index) == fence.mark { index += 1 }
        guard index - line.text >= Int(fence.length) else { return false }
        while index < line.end, line.byte(at: index).isMarkdownSpace { index += 1 }
        return index == line.end
    }

    /// What is left of a line that opened nothing goes to the innermost block, or is a new paragraph.
    private mutating func addText(of line: inout MarkdownLine) {
        switch innermost.kind {
        case .fencedCode, .indentedCode: appendVerbatim(line)
        case .html:
            appendVerbatim(line)
            if MarkdownHTMLCondition.isEnd(innermost.level, line) { close(to: open.count - 1) }
        case .paragraph: if !line.isBlank { appendLine(line, from: line.text) }
        default:
            guard !line.isBlank else { return }
            append(.paragraph)
            appendLine(line, from: line.text)
        }
    }

    // MARK: Growing, for the starts of blocks

    /// Opens a block inside the innermost one that may hold it.
    mutating func append(_ kind: MarkdownBlock.Kind, _ change: (inout MarkdownBlock) -> Void = { _ in }) {
        while !innermost.holds(kind) { closeLast() }
        noteChild(of: open[open.count - 1], kind)
        var block = MarkdownBlock(kind)
        block.start = content.count
        change(&block)
        blocks.append(block)
        open.append(blocks.count - 1)
    }

    /// Items that follow each other, and blocks of one item, with a blank line between make their list loose.
    private mutating func noteChild(of parent: Int, _ kind: MarkdownBlock.Kind) {
        if blocks[parent].kind == .list {
            if followsBlank, blocks.count > parent + 1 { blocks[parent].isLoose = true }
        } else if blocks[parent].kind == .item {
            if followsBlank, blocks[parent].isFilled { blocks[open[open.count - 2]].isLoose = true }
            // A paragraph may turn out to hold definitions alone.
            if kind != .paragraph { blocks[parent].isFilled = true }
        }
    }

    mutating func appendLine(_ line: MarkdownLine, from start: Int) {
        content.append(
            contentsOf: UnsafeBufferPointer(rebasing: line.source[min(start, line.end)..<line.end]))
        content.append(0x0A)
    }

    /// A line of code or HTML: what is left of a tab that was taken in part becomes spaces.
    mutating func appendVerbatim(_ line: MarkdownLine) {
        guard line.isInsideTab else { return appendLine(line, from: line.offset) }
        for _ in 0..<(4 - line.column % 4) { content.append(0x20) }
        appendLine(line, from: line.offset + 1)
    }

    // MARK: Closing

    /// Closes open blocks until `depth` are left.
    mutating func close(to depth: Int) {
        while open.count > depth { closeLast() }
    }

    mutating func closeLast() {
        let index = open.removeLast()
        blocks[index].last = Int32(blocks.count)
        switch blocks[index].kind {
        case .paragraph:
            blocks[index].end = content.count
            if !takeDefinitions(of: index) {
                blocks[index].kind = .nothing
            } else if let parent = open.last {
                blocks[parent].isFilled = true
            }
        case .indentedCode:
            blocks[index].end = content.count
            trimBlankLines(of: index)
        case .heading, .fencedCode, .html, .tableRow: blocks[index].end = content.count
        default: break
        }
    }

    private mutating func trimBlankLines(of index: Int) {
        var end = blocks[index].end
        while end > blocks[index].start, content[end - 1].isMarkdownSpace || content[end - 1] == 0x0A {
            end -= 1
        }
        // The line end of the last line stays.
        while end < blocks[index].end, content[end] != 0x0A { end += 1 }
        blocks[index].end = min(end + 1, blocks[index].end)
    }

    /// Moves the link definitions at the start of a paragraph to `definitions`; false when nothing is left.
    mutating func takeDefinitions(of index: Int) -> Bool {
        let range = blocks[index].start..<blocks[index].end
        guard range.lowerBound < range.upperBound, content[range.lowerBound] == UInt8(ascii: "[") else {
            return !range.isEmpty
        }
        blocks[index].start = content.withUnsafeBufferPointer { definitions.take(from: $0, range) }
        return blocks[index].start < blocks[index].end
    }
}
