import ContextTypes
import IndexStore
import LateInteraction

/// The MaxSim matrix of a passage: for each token of the question what it found there.
struct LateExplanation {
    let codec: ResidualCodec
    /// The question's unit rows and their places.
    let rows: [Float]
    let spans: [SourceSpan?]

    /// - Parameter places: of the passage's tokens in its text, as the encoder numbers them.
    func contributions(
        of record: TokenRecordView, places: [SourceSpan?]
    ) throws(TokenRecord.Malformed) -> [LateContribution] {
        let query = MaxSimQuery(rows, codec)
        let groups = try record.groups()
        let members = try record.members()
        let maxima = try SentenceMaxima(query, record)
        let single = try (0..<record.count).map { vector throws(TokenRecord.Malformed) in
            try query.maxima(record, vector..<vector + 1)
        }
        return (0..<query.count).map { token in
            let best = single.indices.max { (single[$0][token], $1) < (single[$1][token], $0) } ?? 0
            let group = groups.firstIndex { $0.contains(best) } ?? 0
            let member = members.indices.contains(best) ? members[best] : nil
            let matches = [member?.first, member?.second].compactMap { token in
                token.flatMap { places.indices.contains($0) ? places[$0] : nil }
            }
            return LateContribution(
                token: spans[token], similarity: Double(maxima.inPassage[token]), matches: matches,
                sentence: group > 0 ? group - 1 : nil,
                bySentence: (0..<maxima.sentences).map { sentence in
                    let value = maxima.bySentence[sentence * maxima.questionTokens + token]
                    return value.isFinite ? Double(value) : nil
                })
        }
    }
}
