package import ContextTypes
package import Inference

/// What the encoding job needs of an encoder: the seam between passages and their unit vectors.
package protocol TokenEncoder: Sendable {
    var name: String { get }
    var hash: String { get }
    /// Components of a vector.
    var width: Int { get }
    /// Components of a passage's mean vector; 0 when there are none.
    var meanWidth: Int { get }

    /// The vectors of passages. The same bits for a passage whatever comes with it.
    func vectors(of passages: [Passage]) throws -> [EncodedPassage]
}

extension TokenEncoder {
    package var meanWidth: Int { 0 }
}

/// The vectors of one passage, before pooling.
package struct EncodedPassage: Sendable {
    /// Unit rows, one per token that has a vector.
    package var rows: [Float]
    /// The unit mean vector; empty when the encoder gives none.
    package var mean: [Float]
    /// For each group (first what is in no sentence, then sentence by sentence) its rows.
    package var groups: [[Int]]
    /// The token of each row.
    package var tokens: [Int]

    package init(rows: [Float], mean: [Float] = [], groups: [[Int]], tokens: [Int]) {
        self.rows = rows
        self.mean = mean
        self.groups = groups
        self.tokens = tokens
    }
}

extension LateInteractionEncoder: TokenEncoder {
    package func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        let documents = passages.map(document)
        return zip(documents, try encode(documents)).map { document, vectors in
            EncodedPassage(
                rows: vectors.rows, mean: vectors.mean, groups: document.groups, tokens: document.rows)
        }
    }
}
