package import ContextTypes
package import Inference

/// What the encoding job needs of an encoder: the seam between passages and their unit vectors.
package protocol TokenEncoder: Sendable {
    var name: String { get }
    var hash: String { get }
    /// Components of a vector.
    var width: Int { get }

    /// The vectors of passages. The same bits for a passage whatever comes with it.
    func vectors(of passages: [Passage]) throws -> [EncodedPassage]
}

/// The vectors of one passage, before pooling.
package struct EncodedPassage: Sendable {
    /// Unit rows, one per token that has a vector.
    package var rows: [Float]
    /// For each group (first what is in no sentence, then sentence by sentence) its rows.
    package var groups: [[Int]]
    /// The token of each row.
    package var tokens: [Int]

    package init(rows: [Float], groups: [[Int]], tokens: [Int]) {
        self.rows = rows
        self.groups = groups
        self.tokens = tokens
    }
}

extension LateInteractionEncoder: TokenEncoder {
    package func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        let documents = passages.map(document)
        return zip(documents, try encode(documents)).map { document, rows in
            EncodedPassage(rows: rows, groups: document.groups, tokens: document.rows)
        }
    }
}
