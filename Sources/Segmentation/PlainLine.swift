import ContextTypes
import Sentences

/// One line of a plain text, as far as it tells whether the text goes on over its end.
struct PlainLine {
    /// How a line opens that is an entry of its own: of a list, a log, a chat, a table of settings.
    enum Mark: UInt8 {
        case none
        /// A bullet, a prompt, a quotation mark of mail: never the middle of a sentence.
        case bullet
        /// `12.`, `b)`.
        case number
        /// A dash, as it opens speech.
        case dash
        /// `Anna:`, `max connections:`, `port =`.
        case label
        /// A date or a time.
        case stamp
    }

    /// From its first to its last character that is no white space.
    let span: SourceSpan
    /// Columns before the text, and up to its end; wide characters take two.
    let indent: Int
    let width: Int
    let firstWord: SourceSpan
    let firstWordWidth: Int
    let mark: Mark
    /// The number of the mark; -1 for none.
    let number: Int
    /// The column of the text behind a bullet or number.
    let textColumn: Int
    /// Holds more than one word, or is in a script without blanks: may have been wrapped.
    private(set) var isDivisible: Bool
    /// Opens in a script without blanks.
    let isUnspaced: Bool
    /// The first letter is a small one, or one of a script without case.
    let opensSmall: Bool
    /// The first letter is a capital.
    let opensLarge: Bool
    let endsSentence: Bool
    /// Columns of a table, a rule, a line of code.
    let isFigure: Bool
}

extension PlainLine {
    /// Reads the line at `range`, without its line end; nil for a blank one.
    init?(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var start = range.lowerBound
        var end = range.upperBound
        var column = 0
        while start < end, text[start].isWhite {
            column += text[start] == 0x09 ? 8 - column % 8 : 1
            start += 1
        }
        while end > start, text[end - 1].isWhite { end -= 1 }
        guard start < end else { return nil }
        let walk = PlainLineWalk(text, start..<end, column: column)
        let opening = PlainLineOpening(text, start..<end, column: column)
        span = SourceSpan(start: start, end: end)
        indent = column
        width = walk.column
        firstWord = SourceSpan(start: start, end: walk.firstWordEnd)
        firstWordWidth = walk.firstWordWidth
        mark = opening.mark
        number = opening.number
        textColumn = opening.textColumn
        isUnspaced = Script.isUnspaced(text.scalar(at: start).value)
        isDivisible = walk.words > 1 || isUnspaced
        opensSmall = opening.letter == .lower || opening.letter == .caseless
        opensLarge = opening.letter == .upper
        endsSentence = Self.endsSentence(text, start..<end)
        isFigure =
            walk.isTabular || !walk.holdsLetters || Self.endsCode(text[end - 1], holdsCall: walk.holdsCall)
    }

    private static func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while let scalar = text.scalar(before: end, notBelow: range.lowerBound) {
            switch LetterKind(scalar.value) {
            case .closer, .quote: end -= scalar.length
            case .terminator: return true
            default: return scalar.value == 0x2026
            }
        }
        return false
    }

    private static func endsCode(_ byte: UInt8, holdsCall: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): true
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"),
            UInt8(ascii: ","):
            holdsCall
        default: false
        }
    }
}

/// Counts the columns of a line, and what stands in them.
private struct PlainLineWalk {
    private(set) var column: Int
    private(set) var words = 0
    private(set) var firstWordEnd: Int
    private(set) var firstWordWidth = 0
    private(set) var holdsLetters = false
    /// `name(` without a blank.
    private(set) var holdsCall = false
    private var wideGaps = 0
    private var bars = 0
    private var holdsTab = false

    /// Gaps of several blanks, tabs or bars between the words.
    var isTabular: Bool { wideGaps > 1 || bars > 1 || holdsTab }

    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, column: Int) {
        self.column = column
        firstWordEnd = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            var gap = 0
            while index < range.upperBound, text[index].isWhite {
                holdsTab = holdsTab || text[index] == 0x09
                gap += 1
                index += 1
            }
            // Two blanks may follow a sentence, as on typewriters.
            if gap > 2 || (gap == 2 && LetterKind(UInt32(text[start - 1])) != .terminator) { wideGaps += 1 }
            self.column += gap
            readWord(text, &index, range.upperBound)
        }
    }

    private mutating func readWord(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) {
        let start = index
        let startColumn = column
        while index < end, !text[index].isWhite {
            let scalar = text.scalar(at: index)
            index += scalar.length
            column += scalar.columns
            let isLetter = LetterKind(scalar.value).isLetter
            holdsLetters = holdsLetters || isLetter
            holdsCall = holdsCall || (isLetter && index < end && text[index] == UInt8(ascii: "("))
            // Without blanks a line may end behind each character.
            if words == 0, firstWordWidth == 0, Script.isUnspaced(scalar.value) {
                firstWordWidth = scalar.columns
                firstWordEnd = index
            }
        }
        if index == start + 1, text[start] == UInt8(ascii: "|") { bars += 1 }
        words += 1
        guard firstWordWidth == 0 else { return }
        firstWordWidth = column - startColumn
        firstWordEnd = index
    }
}

extension ReadScalar {
    /// Columns on a terminal: two for East Asian characters and emoji, none for marks on a letter.
    fileprivate var columns: Int {
        switch value {
        case 0..<0x300: 1
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
