import TestSupport
import Testing

@testable import Markup

/// cmark-gfm as a second opinion on random pages.
@Suite("cmark-gfm reads random Markdown alike", .serialized)
struct MarkdownOracleTests {
    private static let pieces = [
        "word", "two words", "*", "**", "_", "__", "~~", "`", "``", "[", "]", "![", "](/x)", "](<y z> \"t\")",
        "[ref]", "[Ref][]", "[a][ref]", "\\", "\\*", "<b>", "</b>", "<https://e.org/?a=1&b>", "&amp;",
        "&copy;", "&#33;",
        "www.example.org/a_(b).", "http://example.org)", "a@b.example.org", "(", ")", "\"", "'", "!", "|",
        "é", "日本",
        "  \n", "\\\n", "\n", "\n", "\n\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n2) ", "\n> ", "\n# ",
        "\n## x #\n",
        "\n---\n", "\n===\n", "\n* * *\n", "\n```\n", "\n~~~ x\n", "\n    ", "\n\t", " ", "   ",
        "\n[ref]: /z 'title'\n",
        "\n| a | b |\n|---|:-:|\n| 1 | 2 |\n", "\n<div>\n", "\n</div>\n", "\n<x y='1'>\n", "-", "+ ", "#",
        "1.", ">", ".",
    ]

    private func page(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...14, using: &generator)).reduce(into: "") { page, _ in
            page += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
        }
    }

    @Test("random pages")
    func randomPages() {
        var differing = 0
        for seed in 0..<Effort.count("WINNOW_MARKDOWN_PAGES", usual: 4_000) {
            var generator = SeededGenerator(seed: UInt64(seed))
            let page = page(&generator)
            let (ours, theirs) = (MarkdownHTML.ours(page), MarkdownHTML.cmark(page))
            guard ours != theirs else { continue }
            differing += 1
            guard differing <= 10 else { continue }
            Issue.record(
                "seed \(seed): \(page.debugDescription)\nours  \(ours.debugDescription)\ncmark \(theirs.debugDescription)"
            )
        }
        if differing > 0 { print("\(differing) pages differ") }
    }
}
