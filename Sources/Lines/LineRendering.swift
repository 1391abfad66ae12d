/// What a terminal would show of a line: colours are left out, and what a carriage return or a backspace went back over
/// is overwritten. Only scores are made of it; what is returned is the line as it came.
enum LineRendering {
    private static let escape: UInt8 = 0x1B

    /// The text with each line rendered; the same text when no line needs it.
    static func rendered(_ text: LineText) -> LineText {
        guard text.bytes.contains(where: isControl) else { return text }
        return LineText(lines: (0..<text.count).map { rendered(text[$0]) })
    }

    static func rendered(_ line: ArraySlice<UInt8>) -> [UInt8] {
        guard line.contains(where: isControl) else { return Array(line) }
        var shown: [UInt8] = []
        var column = 0
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            index += 1
            switch byte {
            case escape: index = endOfEscape(in: line, from: index)
            case 0x0D: column = 0
            case 0x08: column = max(0, column - 1)
            case 0x00..<0x20 where byte != 0x09: continue
            default:
                if column < shown.count { shown[column] = byte } else { shown.append(byte) }
                column += 1
            }
        }
        return shown
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A }

    /// Where the sequence ends whose ESC is before `start`: `ESC [ … letter`, `ESC ] … BEL`, or two bytes.
    private static func endOfEscape(in line: ArraySlice<UInt8>, from start: Int) -> Int {
        guard start < line.endIndex else { return start }
        switch line[start] {
        case UInt8(ascii: "["):
            let end = line[(start + 1)...].firstIndex { (0x40...0x7E).contains($0) }
            return end.map { $0 + 1 } ?? line.endIndex
        case UInt8(ascii: "]"):
            let end = line[(start + 1)...].firstIndex { $0 == 0x07 || $0 == escape }
            return end.map { line[$0] == 0x07 ? $0 + 1 : min($0 + 2, line.endIndex) } ?? line.endIndex
        default: return start + 1
        }
    }
}
