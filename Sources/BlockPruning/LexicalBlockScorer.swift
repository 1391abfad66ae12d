package import TextAnalysis

/// BM25 of a block among all blocks, with the title and the headings above it at half weight.
package struct LexicalBlockScorer: BlockScorer {
    /// What headings and title count for, beside the block's own text.
    private static let headingWeight = 0.5

    private let settings: AnalyzerSettings?

    /// - Parameter settings: How words become terms; nil guesses the language of the blocks.
    package init(settings: AnalyzerSettings? = nil) { self.settings = settings }

    package func scores(of blocks: [BlockText], for question: String) throws -> [Double] {
        let guessed = try settings ?? .guessed(question: question, texts: blocks.lazy.map(\.text))
        let analyzer = try Analyzer(try guessed.suited(to: question))
        var (texts, paths) = (TermSequences(), TermSequences())
        for block in blocks {
            try Task.checkCancellation()
            texts.append(block.text, with: analyzer)
            paths.append(block.path.joined(separator: "\n"), with: analyzer)
        }
        let scorer = LexicalScorer(question: QuestionTerms.terms(of: question, with: analyzer), texts: texts)
        return blocks.indices.map {
            scorer.score(texts[$0]) + Self.headingWeight * scorer.score(paths[$0])
        }
    }
}
