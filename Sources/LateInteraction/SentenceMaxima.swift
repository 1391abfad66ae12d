/// How well each sentence of a passage covers each token of a question, straight from the stored vectors: the features
/// of the late-interaction labeller.
package struct SentenceMaxima: Sendable, Hashable {
    /// Vectors of the question.
    package let questionTokens: Int
    /// `[sentence][question token]`, row after row: the largest cosine of the question's token with any token of the
    /// sentence; `-.infinity` in the rows of sentences that have no vectors (nothing but skipped punctuation, or behind
    /// the end of what the encoder reads).
    package let bySentence: [Float]
    /// `[question token]`: the largest cosine with any token of the passage, its title among them; `-.infinity` when
    /// the passage has no vectors.
    package let inPassage: [Float]
    /// `[question token]`: the largest cosine with the tokens that stand in no sentence: title, headings, frame.
    package let inTitle: [Float]

    package var sentences: Int { questionTokens > 0 ? bySentence.count / questionTokens : 0 }

    /// - Throws: `TokenRecord.Malformed`.
    package init(_ query: MaxSimQuery, _ record: TokenRecordView) throws(TokenRecord.Malformed) {
        questionTokens = query.count
        var rows: [Float] = []
        var title = [Float](repeating: -.infinity, count: query.count)
        var passage = title
        for (index, range) in try record.groups().enumerated() {
            let maxima = try query.maxima(record, range)
            if index == 0 { title = maxima } else { rows += maxima }
            for token in maxima.indices { passage[token] = max(passage[token], maxima[token]) }
        }
        bySentence = rows
        inPassage = passage
        inTitle = title
    }
}
