import Sentences

/// What a line of plain text opens with: a mark, and the first letter.
struct PlainLineOpening {
    private(set) var mark = PlainLine.Mark.none
    private(set) var number = -1
    /// The column of the text behind a bullet or number; that of the line's text when there is none.
    private(set) var textColumn: Int
    /// The kind of the first letter or digit, behind opening quotes and brackets.
    private(set) var letter = LetterKind.other

    private let text: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let end: Int

    /// Labels have no more words, and no more bytes.
    private static let labelWords = 3
    private static let labelBytes = 40

    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, column: Int) {
        self.text = text
        start = range.lowerBound
        end = range.upperBound
        textColumn = column
        letter = firstLetter()
        readBullet()
        if mark == .none { readNumber() }
        if mark == .none, isStamp() { mark = .stamp }
        if mark == .none, isLabel() { mark = .label }
    }

    private func firstLetter() -> LetterKind {
        var index = start
        while index < end {
            let scalar = text.scalar(at: index)
            let kind = LetterKind(scalar.value)
            guard kind == .opener || kind == .quote else { return kind }
            index += scalar.length
        }
        return .other
    }

    private func isBlank(at index: Int) -> Bool { index >= end || text[index].isWhite }

    // MARK: Bullets and numbers

    private mutating func readBullet() {
        let scalar = text.scalar(at: start)
        let behind = start + scalar.length
        switch scalar.value {
        // Quotations of mail, headings, bars, prompts, names of chats.
        case 0x3E, 0x23, 0x7C, 0x24, 0x40, 0x25: mark = .bullet
        case 0x3C where LetterKind(behind < end ? text.scalar(at: behind).value : 0).isLetter: mark = .bullet
        case 0x2D, 0x2A, 0x2B, 0x2022, 0xB7, 0x2023, 0x25E6, 0x2043, 0x25A0...0x25CF:
            if isBlank(at: behind) { mark = .bullet }
        case 0x2013...0x2015: mark = .dash
        default: break
        }
        if mark == .bullet { setTextColumn(behind: behind, columns: 1) }
    }

    private mutating func readNumber() {
        var index = start
        if index < end, text[index] == UInt8(ascii: "(") { index += 1 }
        let first = index
        var value = 0
        while index < end, index - first < 3, LetterKind(UInt32(text[index])) == .digit {
            value = value * 10 + Int(text[index] - 0x30)
            index += 1
        }
        if index == first, index < end, text[index] < 0x80, LetterKind(UInt32(text[index])).isLetter {
            value = Int(text[index] | 0x20) - 0x60
            index += 1
        }
        guard index > first, index < end,
            text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")"),
            isBlank(at: index + 1)
        else { return }
        mark = .number
        number = value
        setTextColumn(behind: index + 1, columns: index + 1 - start)
    }

    private mutating func setTextColumn(behind index: Int, columns: Int) {
        var index = index
        textColumn += columns
        while index < end, text[index].isWhite {
            textColumn += 1
            index += 1
        }
    }

    // MARK: Dates and labels

    /// The first word has four or more digits, and marks of a date or a time between them.
    private func isStamp() -> Bool {
        var index = start
        var digits = 0
        var marks = 0
        while index < end, !text[index].isWhite {
            let byte = text[index]
            if byte >= 0x30, byte <= 0x39 { digits += 1 }
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
                marks += 1
            }
            index += 1
        }
        let first = text[start]
        let opens =
            (first >= 0x30 && first <= 0x39) || first == UInt8(ascii: "[") || first == UInt8(ascii: "(")
        return opens && digits >= 3 && marks > 0
    }

    /// One to three words with a colon or an equals sign behind them.
    private func isLabel() -> Bool {
        var words = 1
        var index = start
        while index < min(end, start + Self.labelBytes) {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: ":"): return index > start && isBlank(at: index + 1)
            case UInt8(ascii: "="): return index > start
            case 0x20:
                words += 1
                if words > Self.labelWords, index + 1 < end, text[index + 1] != UInt8(ascii: "=") {
                    return false
                }
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "'"),
                UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
                break
            default:
                let kind = LetterKind(text.scalar(at: index).value)
                guard kind.isLetter || kind == .digit || byte & 0xC0 == 0x80 else { return false }
            }
            index += 1
        }
        return false
    }
}
