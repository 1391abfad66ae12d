/// Which lines begin and end a block of HTML: the seven conditions of CommonMark 0.31, section 4.6.
enum MarkdownHTMLCondition {
    private static let rawNames: Set<NameKey> = names("script pre style textarea")
    private static let blockNames: Set<NameKey> = names(
        """
        address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl \
        dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend \
        li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td \
        tfoot th thead title tr track ul
        """)

    private static func names(_ list: String) -> Set<NameKey> {
        Set(
            list.split(separator: " ").map { name in
                Array(name.utf8).withUnsafeBufferPointer { NameKey($0) }
            })
    }

    /// The condition that the text of a line meets; nil when it meets none.
    /// - Parameter interrupts: The line would go on a paragraph, which a tag of any other name does not end.
    static func start(_ line: MarkdownLine, interrupts: Bool) -> UInt8? {
        let next = line.text + 1
        switch line.byte(at: next) {
        case UInt8(ascii: "?"): return 3
        case UInt8(ascii: "!"):
            if line.starts(with: "<!--") { return 2 }
            if line.starts(with: "<![CDATA[") { return 5 }
            return line.byte(at: next + 1).isASCIILetter ? 4 : nil
        case UInt8(ascii: "/"): return tag(line, nameAt: next + 1, isClosing: true, interrupts)
        case let byte: return byte.isASCIILetter ? tag(line, nameAt: next, isClosing: false, interrupts) : nil
        }
    }

    private static func tag(
        _ line: MarkdownLine, nameAt start: Int, isClosing: Bool, _ interrupts: Bool
    ) -> UInt8? {
        var end = start
        while line.byte(at: end).isASCIILetter || line.byte(at: end).isASCIIDigit { end += 1 }
        let next = line.byte(at: end)
        let isSelfClosing = next == UInt8(ascii: "/") && line.byte(at: end + 1) == UInt8(ascii: ">")
        if start < end, end - start <= 16, next.isHTMLSpace || next == UInt8(ascii: ">") || isSelfClosing {
            let key = key(line, start..<end)
            if !isClosing, !isSelfClosing, rawNames.contains(key) { return 1 }
            if blockNames.contains(key) { return 6 }
        }
        guard !interrupts else { return nil }
        let scanner = MarkdownTagScanner(UnsafeBufferPointer(rebasing: line.source[..<line.end]))
        guard var behind = scanner.tagEnd(at: line.text) else { return nil }
        while behind < line.end, line.byte(at: behind).isMarkdownSpace { behind += 1 }
        return behind == line.end ? 7 : nil
    }

    private static func key(_ line: MarkdownLine, _ range: Range<Int>) -> NameKey {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { name in
            for index in 0..<range.count {
                name[index] = line.source[range.lowerBound + index].asciiLowercased
            }
            return NameKey(UnsafeBufferPointer(rebasing: name[0..<range.count]))
        }
    }

    /// Whether a block of this condition ends with the line. (Conditions 6 and 7 end at a blank line.)
    static func isEnd(_ condition: UInt8, _ line: MarkdownLine) -> Bool {
        switch condition {
        case 1: endsRawText(line)
        case 2: line.contains("-->")
        case 3: line.contains("?>")
        case 4: line.contains(">")
        case 5: line.contains("]]>")
        default: false
        }
    }

    private static func endsRawText(_ line: MarkdownLine) -> Bool {
        let bytes = UnsafeBufferPointer(rebasing: line.source[line.text..<line.end])
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "/") else { continue }
            let rest = bytes[(index + 2)...].prefix(9)
            guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { continue }
            if rawNames.contains(key(line, line.text + index + 2..<line.text + close)) { return true }
        }
        return false
    }
}

extension MarkdownLine {
    /// Whether the text begins with `words`.
    func starts(with words: StaticString) -> Bool { holds(words, at: text) }

    /// Whether `words` stand somewhere in the text.
    func contains(_ words: StaticString) -> Bool {
        var index = text
        while index + words.utf8CodeUnitCount <= end {
            if holds(words, at: index) { return true }
            index += 1
        }
        return false
    }

    private func holds(_ words: StaticString, at start: Int) -> Bool {
        guard start + words.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<words.utf8CodeUnitCount where source[start + offset] != words.utf8Start[offset] {
            return false
        }
        return true
    }
}
