import FoundationEssentials
import JSONValues
import Testing

@testable import Options

@Suite("Tables of options on paper")
struct OptionReferenceTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    private static let pages = ["http.md", "configuration.md", "command-line.md", "json-rpc.md"]

    private func page(_ name: String) throws -> String {
        try String(contentsOfFile: Self.root + "/corpora/handbook/" + name, encoding: .utf8)
    }

    @Test("the handbook's tables are what the records say (`make reference` writes them)", arguments: pages)
    func handbook(name: String) throws {
        let page = try page(name)
        #expect(page.contains("<!-- options: "))
        #expect(OptionReference().updated(page) == page)
    }

    @Test("every table is on a page of the handbook")
    func complete() throws {
        let text = try Self.pages.map(page).joined()
        for (name, lines) in OptionReference().tables {
            #expect(lines.count > 2, "\(name)")
            #expect(text.contains("<!-- options: \(name) -->"), "\(name)")
        }
    }

    @Test("a page keeps everything but its tables, and an updated page stays as it is")
    func update() {
        let reference = OptionReference(
            OptionTable([
                record(
                    .integer("sampleCount", \.pruning.neighbours, in: 0...1_000, "Counts | `sampleCount`."))
            ]))
        let page =
            "# Page\n<!-- options: [prune] -->\n| old |\n| older |\n\nText | with bars |\n<!-- options: none -->\n"
        let updated = reference.updated(page)
        #expect(
            updated
                == "# Page\n<!-- options: [prune] -->\n| setting | type | default | meaning |\n|---|---|---|---|\n"
                + "| `sample_count` | 0 to 1,000 | `0` | Counts \\| `sample_count`. |\n\nText | with bars |\n<!-- options: none -->\n"
        )
        #expect(reference.updated(updated) == updated)
        #expect(reference.updated("") == "")
    }

    @Test("the configuration file documents each option once, with its default or without a value")
    func document() {
        let document = OptionTable([
            record(.number("someShare", \.pruning.diversity, in: 0...1, "Shares.")),
            record(.number("noShare", \.pruning.threshold, in: 0...1, "Not `someShare`.").unset("none")),
        ]).document
        #expect(
            document.contains(
                "[prune]\n\n# Shares.\n# Must be a number from 0 to 1.\nsome_share = 0.0\n\n"
                    + "# Not `some_share`. Unset: none.\n# Must be a number from 0 to 1.\n# no_share =\n"))
    }

    private func record(_ record: OptionRecord) -> OptionRecord { record.through([.trim, .file, .flags]) }
}
