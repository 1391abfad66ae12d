import Testing

@testable import Lines

@Suite struct LineTextTests {
    @Test("lines joined by line breaks are the source, whatever ends it")
    func joinsToTheSource() {
        for text in ["", "\n", "a", "a\n", "a\nb", "a\n\nb\n\n", "\r\n", "a\r\nb\r\n", "ä\n…\n"] {
            let lines = LineText(text)
            let joined = (0..<lines.count).map { String(decoding: lines[$0], as: UTF8.self) }.joined(
                separator: "\n")
            #expect(joined == text || joined + "\n" == text, "\(text.debugDescription)")
        }
    }

    @Test("a line break at the end begins no further line")
    func countsLines() {
        #expect(LineText("").count == 0)
        #expect(LineText("\n").count == 1)
        #expect(LineText("a\nb").count == 2)
        #expect(LineText("a\nb\n").count == 2)
        #expect(LineText("a\n\n").count == 2)
    }
}
