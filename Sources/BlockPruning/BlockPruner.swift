package import ContextTypes

/// Drops the blocks of pages that matter least for a question, until the text fits (HtmlRAG's first step, in the order
/// of its research code: the worst block goes first).
///
/// Blocks are pieces of the block tree: a node with more words than the granularity is divided into its children;
/// tables (unless told otherwise), code and paragraphs are never divided. The best block always stays.
package struct BlockPruner: Sendable {
    private let scorer: any BlockScorer
    private let granularity: PruningOptions.Granularity
    private let keepsTables: Bool

    package init(scorer: any BlockScorer = LexicalBlockScorer(), options: PruningOptions) {
        self.scorer = scorer
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
        let blocks = pieces.map { piece in
            BlockText(
                text: piece.text(in: passages[piece.passage]), path: piece.path(in: passages[piece.passage]))
        }
        let scores = try scorer.scores(of: blocks, for: question)
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
}
