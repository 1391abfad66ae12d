/// One line of a Markdown page and how far it has been read.
///
/// Columns count a tab up to the next multiple of four, and a tab may be taken in part (CommonMark 0.31, section 2.2).
struct MarkdownLine {
    let source: UnsafeBufferPointer<UInt8>
    /// Behind the last byte; the line end is no part of the line.
    private(set) var end: Int
    /// The first byte that is not taken yet.
    private(set) var offset: Int
    private(set) var column = 0
    /// Some columns of the tab at `offset` are taken.
    private(set) var isInsideTab = false
    /// The first byte from `offset` on that is no space or tab; `end` on a blank line.
    private(set) var text = 0
    private var textColumn = 0

    init(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.source = source
        offset = range.lowerBound
        end = range.upperBound
        findText()
    }

    /// Columns between what is taken and the text.
    var indent: Int { textColumn - column }
    var isBlank: Bool { text == end }

    /// The first byte of the text; 0 on a blank line.
    var first: UInt8 { text < end ? source[text] : 0 }

    /// The byte at `index`; a line feed from the end on.
    @inline(__always)
    func byte(at index: Int) -> UInt8 { index < end ? source[index] : 0x0A }

    /// Takes `count` columns, or what is left of the line.
    mutating func skipColumns(_ count: Int) {
        var left = count
        while left > 0, offset < end {
            let width = source[offset] == 0x09 ? 4 - column % 4 : 1
            let taken = min(left, width)
            column += taken
            left -= taken
            isInsideTab = taken < width
            if !isInsideTab { offset += 1 }
        }
        if offset > text || (offset == text && text < end) { findText() }
    }

    /// Takes everything before `index`.
    mutating func skip(to index: Int) {
        while offset < index {
            column += source[offset] == 0x09 ? 4 - column % 4 : 1
            offset += 1
        }
        isInsideTab = false
        findText()
    }

    mutating func skipToText() {
        offset = text
        column = textColumn
        isInsideTab = false
    }

    /// Takes the space or tab that may stand behind a block's mark.
    mutating func skipSpace() {
        if offset < end, source[offset] == 0x20 || source[offset] == 0x09 { skipColumns(1) }
    }

    private mutating func findText() {
        text = offset
        textColumn = column
        while text < end {
            if source[text] == 0x20 {
                textColumn += 1
            } else if source[text] == 0x09 {
                textColumn += 4 - textColumn % 4
            } else {
                return
            }
            text += 1
        }
    }
}
