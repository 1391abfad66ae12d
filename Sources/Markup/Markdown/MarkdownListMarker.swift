/// The bullet or number that begins a list item.
struct MarkdownListMarker {
    /// The bullet, or what stands behind the number: items of one list agree in it.
    var mark: UInt8
    /// -1 for bullets.
    var number: Int32 = -1
    /// Bytes of the marker.
    var width = 1

    /// The marker at the text of a line; nil when there is none.
    /// - Parameter interrupts: The line would go on a paragraph: only an item with text, and if numbered one with a 1,
    ///   begins there.
    init?(_ line: MarkdownLine, interrupts: Bool) {
        mark = line.first
        if mark.isASCIIDigit {
            var index = line.text
            var value: Int32 = 0
            while index < line.text + 9, line.byte(at: index).isASCIIDigit {
                value = value * 10 + Int32(line.byte(at: index) - 0x30)
                index += 1
            }
            mark = line.byte(at: index)
            guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
            guard !interrupts || value == 1 else { return nil }
            number = value
            width = index + 1 - line.text
        }
        var next = line.text + width
        guard next >= line.end || line.byte(at: next).isMarkdownSpace else { return nil }
        guard interrupts else { return }
        while next < line.end, line.byte(at: next).isMarkdownSpace { next += 1 }
        guard next < line.end else { return nil }
    }
}
