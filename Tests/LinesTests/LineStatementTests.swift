import ContextTypes
import Testing

@testable import Lines

/// A line of a program stays with what it cannot do without.
@Suite struct LineStatementTests {
    struct Example: Sendable {
        var text: String
        var line: Int
        /// The lines that stay when `line` does.
        var kept: [Int]
    }

    private static let examples = [
        Example(
            text: "let tokens = item\n    .fields\n    .iter()\n    .collect();\nOk(tokens)\n", line: 0,
            kept: [0, 3]),
        Example(
            text: "let tokens = item\n    .fields\n    .iter()\n    .collect();\nOk(tokens)\n", line: 2,
            kept: [0, 2, 3]),
        Example(
            text: "let tokens = item\n    .fields\n    .iter()\n    .collect();\nOk(tokens)\n", line: 4,
            kept: [4]),
        Example(text: "const a = b\n  ? c\n  : d\n", line: 1, kept: [0, 1, 2]),
        Example(text: "if (\n  a ||\n  b ||\n  c\n) {\n  run()\n}\n", line: 0, kept: [0, 1, 3, 4, 6]),
        Example(
            text: "fn a<T>(b: T) -> T\nwhere\n    T: Copy,\n    T: Send,\n{\n    b\n}\n", line: 0,
            kept: [0, 1, 4, 6]),
        Example(text: "func a<\n    T: Copy,\n    U\n>(b: T) {\n    c()\n}\n", line: 0, kept: [0, 1, 3, 5]),
        Example(text: "try:\n    # first\n    a()\n    b()\nexcept E:\n    c()\n", line: 4, kept: [0, 2, 4]),
        Example(text: "guard let a = b\nelse {\n    return\n}\nc()\n", line: 0, kept: [0, 1, 3]),
        Example(text: "let a = [\n    1,\n    2,\n    3,\n]\n", line: 1, kept: [0, 1, 4]),
    ]

    @Test("a statement over several lines keeps its beginning and its end", arguments: examples)
    func keepsStatements(_ example: Example) {
        let sheet = LineSheet(LineText(example.text), kind: .code)
        var kept = Array(repeating: false, count: sheet.count)
        _ = sheet.outline.add(example.line, to: &kept)
        #expect(kept.indices.filter { kept[$0] } == example.kept, "\(example.text)")
    }
}
