import ContextTypes
import Evaluation
import Inference

/// The heat map of an evaluation's report, from the late-interaction encoder that the settings name.
struct EvalSentenceMatcher: SentenceMatcher {
    private let encoder: LateInteractionEncoder

    /// - Returns: Nil when there is no encoder: the report then does without heat maps.
    init?(_ settings: ModelSettings) throws {
        guard let folder = EncoderFlags.folder(nil, over: settings.lateInteraction) else { return nil }
        encoder = try LateInteractionEncoder(folder: folder)
    }

    func matches(of question: String, in passages: [Passage]) throws -> SentenceMatches {
        let asked = try encoder.question(question)
        let width = encoder.width
        let tokens = asked.spans.indices.filter { asked.spans[$0] != nil }
        let words = tokens.compactMap { asked.spans[$0].map { question.text(at: $0) } }
        let documents = passages.map(encoder.document)
        var rows: [SentenceMatches.Row] = []
        for (number, (document, vectors)) in zip(documents, try encoder.encode(documents)).enumerated() {
            for (group, places) in document.groups.enumerated() where group > 0 && !places.isEmpty {
                let products = tokens.map { token in
                    places.map { place in
                        (0..<width).reduce(Float(0)) {
                            $0 + asked.rows[token * width + $1] * vectors[place * width + $1]
                        }
                    }.max() ?? 0
                }
                rows.append(.init(passage: number, sentence: group - 1, products: products))
            }
        }
        return SentenceMatches(tokens: words, rows: rows)
    }
}
