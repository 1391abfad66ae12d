import BlockPruning
import ContextTypes
import Segmentation
import TestSupport
import Testing
import TextAnalysis

@Suite("Dropping blocks of pages")
struct BlockPrunerTests {
    private let counter = EstimatedTokenCounter()

    private func page(_ html: String) -> Passage {
        let source = structured(html, as: .html)
        return PassageCutter(counter: counter).wholePassage(
            of: Document(id: "page", title: source.title ?? "", content: source.content), from: .html)
    }

    private func text(_ passage: Passage, without flags: [Bool]) -> [String] {
        passage.sentences.indices.filter { !flags[$0] }.map {
            passage.text.text(at: passage.sentences[$0].span)
        }
    }

    private func pruned(
        _ passage: Passage, _ question: String, limit: Int,
        _ change: (inout PruningOptions) -> Void = { _ in }
    ) throws -> [Bool] {
        var options = PruningOptions()
        change(&options)
        let costs = passage.sentences.map { counter.tokens(in: passage.text.text(at: $0.span)) }
        return try BlockPruner(options: options).overLimit(
            for: question, passages: [passage], excluded: [costs.map { _ in false }], costs: [costs],
            limit: limit)[0]
    }

    private func longPage(_ sections: Int = 12) -> Passage {
        let body = (0..<sections).map { number in
            let topic = number == 7 ? "Gluten" : "Sauce number \(number)"
            let text =
                number == 7 ? "Coeliac patients must not eat wheat." : "Stir the sauce for an hour or two."
            return "<section><h2>\(topic)</h2><p>\(text)</p><p>More of the same is said here.</p></section>"
        }
        return page("<html><title>Kitchen</title><body><main>\(body.joined())</main></body></html>")
    }

    @Test("the worst blocks go first, until the rest fits")
    func worstFirst() throws {
        let passage = longPage()
        let flags = try pruned(passage, "What must coeliac patients not eat?", limit: 60)
        let kept = text(passage, without: flags)
        #expect(kept.contains("Coeliac patients must not eat wheat."))
        #expect(kept.reduce(0) { $0 + counter.tokens(in: $1) } <= 60)
        #expect(flags.contains(true))
    }

    @Test("what fits is left alone")
    func fits() throws {
        #expect(try !pruned(longPage(), "wheat", limit: 100_000).contains(true))
    }

    @Test("the best block stays even when it alone is over the limit")
    func best() throws {
        let passage = longPage()
        let kept = text(passage, without: try pruned(passage, "Coeliac patients eat wheat", limit: 0))
        #expect(kept.contains("Coeliac patients must not eat wheat."))
    }

    @Test("a block under a matching heading goes before the block that matches, and after those that do not")
    func headings() throws {
        let passage = longPage()
        let kept = text(passage, without: try pruned(passage, "gluten", limit: 40))
        #expect(kept.contains("Gluten"))
        #expect(!kept.contains("Sauce number 1"))
    }

    @Test("a table goes or stays as a whole, unless it may be divided")
    func tables() throws {
        let rows = (0..<30).map { "<tr><td>Bridge \($0)</td><td>\(1900 + $0)</td></tr>" }.joined()
        let passage = page(
            "<body><main><p>Nothing of note stands here at all.</p><table><tr><th>Name</th><th>Year</th></tr>"
                + rows + "</table></main></body>")
        let isRow = passage.sentences.map { passage.blocks[$0.block].kind == .tableRow }
        let whole = try pruned(passage, "Bridge 7", limit: 50)
        #expect(Set(zip(whole, isRow).filter(\.1).map(\.0)).count == 1)
        let divided = try pruned(passage, "Bridge 7", limit: 50) { $0.keepTables = false }
        #expect(Set(zip(divided, isRow).filter(\.1).map(\.0)).count == 2)
    }

    @Test("navigation is boilerplate; a page of nothing else keeps it")
    func boilerplate() {
        let mixed = longPage()
        #expect(!BlockPruner.boilerplate(of: [mixed])[0].contains(true))
        var marked = mixed
        for block in marked.blocks.indices { marked.blocks[block].boilerplate = .navigation }
        #expect(!BlockPruner.boilerplate(of: [marked])[0].contains(true))
        marked.blocks[marked.sentences[0].block].boilerplate = nil
        #expect(BlockPruner.boilerplate(of: [marked])[0].count(where: { $0 }) == mixed.sentences.count - 1)
    }

    @Test("any granularity: every unit is in exactly one piece, the same every time")
    func granularities() throws {
        let passage = longPage(20)
        for words in [1, 5, 20, 100, 10_000] {
            let flags = try pruned(passage, "wheat sauce", limit: 80) { $0.granularity = .words(words) }
            #expect(flags.count == passage.sentences.count)
            #expect(flags.contains(false))
            #expect(try flags == pruned(passage, "wheat sauce", limit: 80) { $0.granularity = .words(words) })
        }
    }
}
