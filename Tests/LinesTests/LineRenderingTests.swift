import Testing

@testable import Lines

@Suite struct LineRenderingTests {
    private func shown(_ line: String) -> String {
        String(decoding: LineRendering.rendered(Array(line.utf8)[...]), as: UTF8.self)
    }

    @Test(
        "a line is judged by what a terminal shows of it",
        arguments: [
            ("plain", "plain"), ("\u{1B}[31merror\u{1B}[0m: x", "error: x"), ("10 %\r55 %\rdone", "done"),
            ("abc\u{8}\u{8}X", "aXc"), ("line\r", "line"), ("\u{1B}]0;title\u{7}text", "text"),
            ("\u{1B}[", ""),
            ("a\tb", "a\tb"), ("nul\u{0}l", "null"),
        ])
    func renders(line: String, expected: String) {
        #expect(shown(line) == expected)
    }

    @Test("rendering keeps the number of lines")
    func keepsLines() {
        let text = LineText("a\n\u{1B}[1mb\u{1B}[0m\n\nc\r\n")
        #expect(LineRendering.rendered(text).count == text.count)
    }
}
