package import ContextTypes
package import TextAnalysis

/// Drops the blocks of pages that matter least for a question, until the text fits (HtmlRAG's first step, in the order
/// of its research code: the worst block goes first).
///
/// Blocks are pieces of the block tree: a node with more words than the granularity is divided into its children;
/// tables (unless told otherwise), code and paragraphs are never divided. A block's score is its BM25 score among all
/// blocks, with the title and the headings above it at half weight. The best block always stays.
package struct BlockPruner: Sendable {
    /// What headings and title count for, beside the block's own text.
    private static let headingWeight = 0.5

    private let settings: AnalyzerSettings?
    private let granularity: PruningOptions.Granularity
    private let keepsTables: Bool

    /// - Parameter settings: How words become terms; nil guesses the language of the pages.
    package init(settings: AnalyzerSettings? = nil, options: PruningOptions) {
        self.settings = settings
        granularity = options.granularity
        keepsTables = options.keepTables
    }

    /// Which units go because they are not main content: one flag per unit of each passage.
    ///
    /// A passage without any main content keeps what it has: there the marking is more likely wrong than the page empty.
    package static func boilerplate(of passages: [Passage]) -> [[Bool]] {
        passages.map { passage in
            let flags = passage.sentences.map { sentence in
                passage.blocks.indices.contains(sentence.block)
                    && passage.blocks[sentence.block].boilerplate != nil
            }
            return flags.contains(false) ? flags : flags.map { _ in false }
        }
    }

    /// Which units go so that the rest costs at most `limit`: one flag per unit of each passage.
    ///
    /// - Parameters:
    ///   - excluded: units that are out already; they cost nothing.
    ///   - costs: one per unit.
    package func overLimit(
        for question: String, passages: [Passage], excluded: [[Bool]], costs: [[Int]], limit: Int
    ) throws -> [[Bool]] {
        var flags = passages.map { Array(repeating: false, count: $0.sentences.count) }
        var total = 0
        for passage in passages.indices {
            for unit in costs[passage].indices where !excluded[passage][unit] {
                total += costs[passage][unit]
            }
        }
        guard total > limit else { return flags }
        let pieces = BlockPieces(passages, granularity: granularity, keepsTables: keepsTables)
            .pieces(sizes: costs, target: limit)
        let scores = try scores(of: pieces, in: passages, question: question)
        let worstFirst = pieces.indices.sorted { (scores[$0], $1) < (scores[$1], $0) }
        for index in worstFirst.dropLast() {
            guard total > limit else { break }
            let piece = pieces[index]
            for unit in piece.units where !excluded[piece.passage][unit] {
                flags[piece.passage][unit] = true
                total -= costs[piece.passage][unit]
            }
        }
        return flags
    }

    private func scores(of pieces: [BlockPiece], in passages: [Passage], question: String) throws -> [Double]
    {
        let settings = try (settings ?? .guessed(question: question, texts: passages.lazy.map(\.text)))
            .suited(
                to: question)
        let analyzer = try Analyzer(settings)
        var (texts, headings) = (TermSequences(), TermSequences())
        for piece in pieces {
            try Task.checkCancellation()
            texts.append(piece.text(in: passages[piece.passage]), with: analyzer)
            headings.append(piece.context(in: passages[piece.passage]), with: analyzer)
        }
        let scorer = LexicalScorer(question: QuestionTerms.terms(of: question, with: analyzer), texts: texts)
        return pieces.indices.map {
            scorer.score(texts[$0]) + Self.headingWeight * scorer.score(headings[$0])
        }
    }
}
