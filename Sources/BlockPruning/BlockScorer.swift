/// Says how much each block of a page matters for a question.
///
/// The seam for other ways to weigh blocks than words: token vectors from an index, or a small language model that walks
/// the block tree (HtmlRAG's second step).
package protocol BlockScorer: Sendable {
    /// One score per block, higher is better, comparable within one call only.
    func scores(of blocks: [BlockText], for question: String) throws -> [Double]
}

/// What a scorer reads of a block.
package struct BlockText: Hashable, Sendable {
    package var text: String
    /// Title of the page and headings above the block, outermost first.
    package var path: [String]

    package init(text: String, path: [String]) {
        self.text = text
        self.path = path
    }
}
