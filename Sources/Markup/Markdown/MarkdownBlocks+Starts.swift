/// Where blocks start. Each function looks at the text of a line that stands in less than four columns.
extension MarkdownBlocks {
    enum Opened {
        case nothing
        /// More blocks may open on the line.
        case container
        /// The line is used up.
        case leaf
    }

    /// Opens the block that starts where the line stands, inside the first `depth` open ones.
    mutating func openBlock(on line: inout MarkdownLine, depth: Int, isLazy: Bool) -> Opened {
        let around = blocks[open[depth - 1]].kind
        guard !line.isBlank, around != .fencedCode, around != .indentedCode, around != .html else {
            return .nothing
        }
        if line.indent >= 4 {
            // Code cannot interrupt a paragraph.
            return around == .paragraph || isLazy ? .nothing : openIndentedCode(&line, depth)
        }
        let opened =
            switch line.first {
            case UInt8(ascii: ">"): openQuote(&line, depth)
            case UInt8(ascii: "#"): openHeading(line, depth)
            case UInt8(ascii: "`"), UInt8(ascii: "~"): openFence(line, depth)
            case UInt8(ascii: "<"): openHTML(line, depth, interrupts: around == .paragraph)
            case UInt8(ascii: "="): underline(line, depth, around)
            case UInt8(ascii: "-"): openAtHyphen(&line, depth, around)
            case UInt8(ascii: "*"): openRule(line, depth) ?? openItem(&line, depth, around)
            case UInt8(ascii: "_"): openRule(line, depth) ?? .nothing
            case UInt8(ascii: "|"), UInt8(ascii: ":"): openTable(line, depth, around)
            case UInt8(ascii: "+"), UInt8(ascii: "0")...UInt8(ascii: "9"): openItem(&line, depth, around)
            default: Opened.nothing
            }
        return opened == .nothing && around == .table ? appendRow(line, depth) : opened
    }

    private mutating func openAtHyphen(
        _ line: inout MarkdownLine, _ depth: Int, _ around: MarkdownBlock.Kind
    ) -> Opened {
        let asUnderline = underline(line, depth, around)
        if asUnderline != .nothing { return asUnderline }
        if let rule = openRule(line, depth) { return rule }
        let item = openItem(&line, depth, around)
        return item == .nothing ? openTable(line, depth, around) : item
    }

    // MARK: Containers

    private mutating func openQuote(_ line: inout MarkdownLine, _ depth: Int) -> Opened {
        guard depth < Self.depth else { return .nothing }
        close(to: depth)
        append(.quote)
        line.skip(to: line.text + 1)
        line.skipSpace()
        return .container
    }

    private mutating func openItem(
        _ line: inout MarkdownLine, _ depth: Int, _ around: MarkdownBlock.Kind
    ) -> Opened {
        guard depth + 1 < Self.depth, let marker = MarkdownListMarker(line, interrupts: around == .paragraph)
        else { return .nothing }
        close(to: depth)
        let indent = line.indent + marker.width
        line.skip(to: line.text + marker.width)
        let padding = skipPadding(&line)
        let list = blocks[open[depth - 1]]
        if list.kind != .list || list.mark != marker.mark {
            append(.list) {
                $0.mark = marker.mark
                $0.number = marker.number
            }
        }
        append(.item) {
            $0.mark = marker.mark
            $0.indent = Int32(indent + padding)
        }
        return .container
    }

    /// Takes the columns between a marker and its text: one to four; with more of them the text is code that stands
    /// behind one.
    private func skipPadding(_ line: inout MarkdownLine) -> Int {
        if line.isBlank || line.indent > 4 {
            line.skipSpace()
            return 1
        }
        let columns = line.indent
        line.skipToText()
        return columns
    }

    // MARK: Lines

    private mutating func openHeading(_ line: MarkdownLine, _ depth: Int) -> Opened {
        var start = line.text
        while line.byte(at: start) == UInt8(ascii: "#") { start += 1 }
        let level = start - line.text
        guard level <= 6, start == line.end || line.byte(at: start).isMarkdownSpace else { return .nothing }
        close(to: depth)
        append(.heading) { $0.level = UInt8(level) }
        let end = Self.headingEnd(line, from: start)
        while start < end, line.byte(at: start).isMarkdownSpace { start += 1 }
        content.append(contentsOf: UnsafeBufferPointer(rebasing: line.source[start..<end]))
        closeLast()
        return .leaf
    }

    /// Before trailing blanks and the `#` that close a heading.
    private static func headingEnd(_ line: MarkdownLine, from start: Int) -> Int {
        func trimmed(_ end: Int) -> Int {
            var end = end
            while end > start, line.byte(at: end - 1).isMarkdownSpace { end -= 1 }
            return end
        }
        let end = trimmed(line.end)
        var hashes = end
        while hashes > start, line.byte(at: hashes - 1) == UInt8(ascii: "#") { hashes -= 1 }
        let isClosing = hashes == start || line.byte(at: hashes - 1).isMarkdownSpace
        return isClosing ? trimmed(hashes) : end
    }

    /// `===` or `---` below a paragraph makes it a heading.
    private mutating func underline(
        _ line: MarkdownLine, _ depth: Int, _ around: MarkdownBlock.Kind
    ) -> Opened {
        guard around == .paragraph else { return .nothing }
        var index = line.text
        while line.byte(at: index) == line.first { index += 1 }
        while index < line.end, line.byte(at: index).isMarkdownSpace { index += 1 }
        guard index == line.end else { return .nothing }
        let paragraph = open[depth - 1]
        blocks[paragraph].end = content.count
        // Of link definitions alone no heading comes.
        guard takeDefinitions(of: paragraph) else { return .nothing }
        blocks[paragraph].kind = .heading
        blocks[paragraph].level = line.first == UInt8(ascii: "=") ? 1 : 2
        closeLast()
        return .leaf
    }

    /// Nil when the line is none: three or more `*`, `-` or `_`, with blanks between.
    private mutating func openRule(_ line: MarkdownLine, _ depth: Int) -> Opened? {
        guard line.text >= ruleFailure else { return nil }
        var count = 0
        var index = line.text
        while index < line.end {
            if line.byte(at: index) == line.first {
                count += 1
            } else if !line.byte(at: index).isMarkdownSpace {
                ruleFailure = index
                return nil
            }
            index += 1
        }
        guard count >= 3 else { return nil }
        close(to: depth)
        append(.rule)
        closeLast()
        return .leaf
    }

    // MARK: Code and HTML

    private mutating func openIndentedCode(_ line: inout MarkdownLine, _ depth: Int) -> Opened {
        close(to: depth)
        append(.indentedCode)
        line.skipColumns(4)
        appendVerbatim(line)
        return .leaf
    }

    private mutating func openFence(_ line: MarkdownLine, _ depth: Int) -> Opened {
        let mark = line.first
        var index = line.text
        while line.byte(at: index) == mark { index += 1 }
        let length = index - line.text
        guard length >= 3 else { return .nothing }
        let info = line.source[index..<line.end]
        if mark == UInt8(ascii: "`"), info.contains(mark) { return .nothing }
        close(to: depth)
        append(.fencedCode) {
            $0.mark = mark
            $0.length = Int32(clamping: length)
            $0.indent = Int32(line.indent)
        }
        return .leaf
    }

    private mutating func openHTML(_ line: MarkdownLine, _ depth: Int, interrupts: Bool) -> Opened {
        guard let condition = MarkdownHTMLCondition.start(line, interrupts: interrupts) else {
            return .nothing
        }
        close(to: depth)
        append(.html) { $0.level = condition }
        appendVerbatim(line)
        if MarkdownHTMLCondition.isEnd(condition, line) { closeLast() }
        return .leaf
    }

    // MARK: Tables

    /// A line of `|`, `-` and `:` below a line with as many cells makes a table of both; what stands above in the
    /// paragraph stays one.
    private mutating func openTable(
        _ line: MarkdownLine, _ depth: Int, _ around: MarkdownBlock.Kind
    ) -> Opened {
        guard around == .paragraph, let columns = MarkdownTableRow.delimiters(in: line) else {
            return .nothing
        }
        let paragraph = open[depth - 1]
        let start = blocks[paragraph].start
        var header = content.count - 1
        while header > start, content[header - 1] != 0x0A { header -= 1 }
        let isHeader = content[header..<content.count - 1].withUnsafeBufferPointer {
            MarkdownTableRow($0).reduce(0) { count, _ in count + 1 } == columns
        }
        guard isHeader else { return .nothing }
        splitParagraph(paragraph, at: header)
        append(.table) { $0.length = Int32(clamping: columns) }
        append(.tableRow) { $0.start = header }
        closeLast()
        return .leaf
    }

    /// Ends the innermost block, a paragraph, before its last line.
    private mutating func splitParagraph(_ paragraph: Int, at header: Int) {
        blocks[paragraph].end = header
        blocks[paragraph].last = Int32(blocks.count)
        open.removeLast()
        if header == blocks[paragraph].start {
            blocks[paragraph].kind = .nothing
        } else if !takeDefinitions(of: paragraph) {
            blocks[paragraph].kind = .nothing
        }
    }

    private mutating func appendRow(_ line: MarkdownLine, _ depth: Int) -> Opened {
        close(to: depth)
        append(.tableRow)
        content.append(contentsOf: UnsafeBufferPointer(rebasing: line.source[line.text..<line.end]))
        closeLast()
        return .leaf
    }
}
