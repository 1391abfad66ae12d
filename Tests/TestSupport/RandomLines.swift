/// Texts of lines as programs write them, and as nobody would.
package enum RandomLines {
    private static let fragments = [
        "", " ", "\t", "error: it failed", "2026-03-14 10:00:01 INFO api started",
        "  File \"a.py\", line 3, in f",
        "Traceback (most recent call last):", "ValueError: bad", "diff --git a/x b/x", "--- a/x", "+++ b/x",
        "@@ -1,2 +1,2 @@",
        "+added", "-removed", " same", "a,b,c", "1,2,3", "{", "}", "[", "],", "\"key\": 1,", "def f(x):",
        "    return x",
        "class A {", "// comment", "/* open", "close */", "\"\"\"", "'''", "====", "---- name ----",
        "NAME  VERSION", "tea   1.2",
        "\u{1B}[31mred\u{1B}[0m", "10 %\r20 %\rdone", "ünïcödé 日本語", "🙂", "end\r", "\u{0}", "((((", "))))",
        "\"open", "x = 'y",
        "#include <a.h>", "# comment", "@decorator", "else:", "try:", "except:",
        "1\n00:00:01,000 --> 00:00:02,000", "Anna: hello.",
        "not ok 3 - works", "FAILED (failures=1)", "[… lines]", String(repeating: "long ", count: 400),
    ]

    package static func text(_ random: inout some RandomNumberGenerator) -> String {
        (0..<Int.random(in: 0...80, using: &random)).map { _ in
            let indent = String(repeating: " ", count: Int.random(in: 0...3, using: &random) * 2)
            return indent + (fragments.randomElement(using: &random) ?? "")
        }.joined(separator: "\n")
    }

    /// JSON with one member or element on a line.
    package static func json(_ random: inout some RandomNumberGenerator) -> String {
        value(&random, indent: 0, depth: 0)
    }

    private static func value(_ random: inout some RandomNumberGenerator, indent: Int, depth: Int) -> String {
        let roll = depth == 0 ? Int.random(in: 0..<2, using: &random) : Int.random(in: 0..<7, using: &random)
        guard depth < 5, roll < 2 else {
            return ["1", "\"a, {b}\"", "true", "null", "-2.5", "\"\\\"[\"", "{}", "[]"].randomElement(
                using: &random) ?? "0"
        }
        let inner = String(repeating: " ", count: indent + 2)
        let members = (0..<Int.random(in: 1...8, using: &random)).map { index -> String in
            let content = value(&random, indent: indent + 2, depth: depth + 1)
            return roll == 0 ? "\(inner)\"key\(index)\": \(content)" : inner + content
        }
        let outer = String(repeating: " ", count: indent)
        return (roll == 0 ? "{\n" : "[\n") + members.joined(separator: ",\n") + "\n" + outer
            + (roll == 0 ? "}" : "]")
    }
}
