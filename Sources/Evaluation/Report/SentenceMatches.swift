package import ContextTypes
import JSONValues

/// What an encoder of token vectors needs to tell for the report's heat map: the seam to late interaction.
package protocol SentenceMatcher: Sendable {
    /// - Throws: What keeps the encoder from reading these texts.
    func matches(of question: String, in passages: [Passage]) throws -> SentenceMatches
}

/// For each token of a question and each sentence the greatest product of their unit token vectors: MaxSim before its
/// sum (Khattab and Zaharia 2020, section 3.3), sentence by sentence.
package struct SentenceMatches: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        package var passage: Int
        package var sentence: Int
        /// -1 … 1 for each token of the question.
        package var products: [Float]

        package init(passage: Int, sentence: Int, products: [Float]) {
            self.passage = passage
            self.sentence = sentence
            self.products = products
        }
    }

    /// The question's tokens as they are written in it.
    package var tokens: [String]
    package var rows: [Row]

    package init(tokens: [String], rows: [Row]) {
        self.tokens = tokens
        self.rows = rows
    }

    /// The `count` sentences that meet the question best, in reading order: nobody reads a table of hundreds of rows.
    func best(_ count: Int) -> SentenceMatches {
        let order = rows.indices.sorted { left, right in
            (rows[right].sum, left) < (rows[left].sum, right)
        }
        return SentenceMatches(tokens: tokens, rows: order.prefix(count).sorted().map { rows[$0] })
    }

    /// `{question: [token], rows: [{name, values}]}`, the form that the report's script draws.
    func json(titles: [String]) -> JSON {
        .object([
            .init("question", .array(tokens.map(JSON.string))),
            .init(
                "rows",
                .array(
                    rows.map { row in
                        .object([
                            .init("name", .string("\(titles[row.passage]) · \(row.sentence + 1)")),
                            .init("values", .array(row.products.map(SentenceMatches.hundredths))),
                        ])
                    })),
        ])
    }

    private static func hundredths(_ product: Float) -> JSON {
        .double((Double(product) * 100).rounded() / 100)
    }
}

extension SentenceMatches.Row {
    fileprivate var sum: Float { products.reduce(0, +) }
}
