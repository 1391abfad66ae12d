import ContextTypes
import Testing

@testable import Segmentation

@Suite("Front matter and footnotes of Markdown")
struct MarkdownInputTests {
    private func text(_ source: String) -> String { structured(source, as: .markdown).content.text }

    @Test(
        "a page that opens with a thematic break loses nothing",
        arguments: [
            "---\n\n# Notes\n\nMany words.\n\n---\n\nEnd.", "---\nMany words.\n---\n\nEnd.",
            "---\n\nfirst: x\n\nMany words.\n\n---\nEnd.",
            "---\nMany words, and one: more.\nOther words.\n---\nEnd.",
            "---\n- Many words.\n- End.\n---\nEnd.", "---\n---\nMany words. End.",
            "---\n# Many words\n---\nEnd.",
            "+++\nMany words.\n+++\n\nEnd.", "---\n> Many words.\n---\nEnd.",
            "---\n   \nMany words.\n---\nEnd.",
            "---\nMany words of a line that is long: it has a colon.\n---\nEnd.",
            "---\nMany words: x\n\nEnd.",
        ])
    func breaks(source: String) {
        let text = text(source)
        #expect(text.contains("Many words"))
        #expect(text.contains("End."))
    }

    @Test(
        "front matter with a key goes",
        arguments: [
            "---\ntitle: Gone\n---\n\nBody.", "---\ntitle: \"Gone\"\ntags:\n  - gone\n- gone\n---\nBody.",
            "---\n# Gone\ntitle: x\n---\nBody.",
            "+++\ntitle = \"Gone\"\n[extra]\ngone = [\n\"gone\",\n]\n+++\nBody.",
            "---\r\ntitle: Gone\r\n---\r\nBody.", "\u{FEFF}---\ntitle: Gone\n---\nBody.",
            "---\ndescription: >\n  Gone with\n\n  a blank line\n---\nBody.",
            "---\nog:title: Gone\n---\nBody.",
            "---\nlast updated: Gone\n---\nBody.", "---\ntags: [gone,\n  gone\n]\n---\nBody.",
            "---\ndraft:\n---\nBody.",
        ])
    func frontMatter(source: String) {
        #expect(text(source) == "Body.")
    }

    @Test(
        "footnotes stand with their mark",
        arguments: [
            ("Tide[^1].\n\n[^1]: Twice a day.", "Tide[^1].\n\n[^1]: Twice a day."),
            ("Tide[^1].\n\n[^1]: word", "Tide[^1].\n\n[^1]: word"),
            ("Tide[^n].\n\n[^n]: https://example.org/", "Tide[^n].\n\n[^n]: https://example.org/"),
            ("Tide[^1][^2].\n\n[^1]: one\n[^2]: two", "Tide[^1][^2].\n\n[^1]: one\n\n[^2]: two"),
            ("Tide.\n[^1]: one", "Tide.\n\n[^1]: one"),
            ("[^1]: one\n\nTide[^1].", "[^1]: one\n\nTide[^1]."),
            (
                "T[^a].\n\n[^a]: one\n\n    more of it\n\nAfter.",
                "T[^a].\n\n[^a]: one\n\nmore of it\n\nAfter."
            ),
            ("T[^a].\n\n[^a]: one\n    goes on\n", "T[^a].\n\n[^a]: one goes on"),
            ("```\n[^1]: code\n```", "[^1]: code"),
            (
                "T[^long-mark_2].\n\n[^long-mark_2]: \"a title\"",
                "T[^long-mark_2].\n\n[^long-mark_2]: \"a title\""
            ),
            ("[^]: no mark", "[^]: no mark"),
        ])
    func footnotes(source: String, expected: String) {
        #expect(text(source) == expected)
    }
}
