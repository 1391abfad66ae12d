import ContextTypes
import FoundationEssentials
import TestSupport
import Testing

@testable import Segmentation

/// Laws of every page. `WINNOW_FUZZ_INPUTS=100000` makes so many inputs of each kind.
@Suite("Whatever the page, its structure is sound", .serialized)
struct PagePropertyTests {
    private static let inputs =
        ProcessInfo.processInfo.environment["WINNOW_FUZZ_INPUTS"].flatMap(Int.init) ?? 2_000

    /// Checks every law on one source; false after a failure.
    private func isSound(_ source: String, as format: SourceFormat, name: String, limit: Int) -> Bool {
        let content = structured(source, as: format).content
        let properties = PageProperties(content, name: name)
        let broken =
            properties.brokenLaw() ?? properties.brokenPassageLaw(limit: limit)
            ?? (format == .text ? nil : properties.changeWhenStructuredAgain())
        if let broken {
            Issue.record("\(name): \(broken) in \(source.utf8.count < 4_000 ? source.debugDescription : "")")
        }
        return broken == nil
    }

    private func run(_ name: String, as format: SourceFormat, _ make: (Int) -> String) {
        let start = ContinuousClock.now
        var failures = 0
        for number in 0..<Self.inputs where failures < 3 {
            let limit = [3, 10, 50, 200][number % 4]
            if !isSound(make(number), as: format, name: "\(name) \(number)", limit: limit) { failures += 1 }
        }
        if Self.inputs > 10_000 {
            print(
                "measured fuzz \(name): \(Self.inputs) inputs in \(ContinuousClock.now - start), \(failures) failures"
            )
        }
    }

    @Test("random HTML: spans, order, coverage, origins, and clean twice is clean once")
    func randomHTML() {
        run("HTML", as: .html) { number in
            var generator = PageGenerator(seed: UInt64(number))
            return generator.html()
        }
    }

    @Test("random Markdown: spans, order, coverage, origins, and clean twice is clean once")
    func randomMarkdown() {
        // A list inside another whose first item is empty loses a level when it is written as HTML and read again.
        withKnownIssue(isIntermittent: true) {
            run("Markdown", as: .markdown) { number in
                var generator = PageGenerator(seed: 1_000_000_000 + UInt64(number))
                return generator.markdownPage()
            }
        }
    }

    @Test("random text: spans, order, coverage, origins")
    func randomText() {
        run("text", as: .text) { number in
            var generator = PageGenerator(seed: 2_000_000_000 + UInt64(number))
            return generator.plainText()
        }
    }

    @Test("every real page keeps the laws", arguments: ["readability", "articles"])
    func realPages(folder: String) {
        var sound = 0
        let pages = SharedPages.all(of: folder)
        for page in pages {
            let text = String(decoding: page.bytes, as: UTF8.self)
            if isSound(text, as: .html, name: page.name, limit: 200) { sound += 1 }
        }
        #expect(sound == pages.count)
        if !pages.isEmpty {
            print("measured pages \(folder): \(sound) of \(pages.count) sound and idempotent")
        }
    }
}
