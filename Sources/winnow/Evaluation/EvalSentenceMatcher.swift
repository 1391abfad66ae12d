import CommandSettings
import ContextTypes
import Engine
import Evaluation
import Inference
import Options

/// The heat map of an evaluation's report, from the late-interaction encoder that the settings name.
struct EvalSentenceMatcher: SentenceMatcher {
    private let encoder: LateInteractionEncoder

    /// - Returns: Nil when there is no encoder: the report then does without heat maps.
    init?(_ settings: ModelSettings) throws {
        guard let folder = settings.lateInteractionFolder else { return nil }
        encoder = try LateInteractionEncoder(folder: folder)
    }

    func matches(of question: String, in passages: [Passage]) throws -> SentenceMatches {
        let asked = try encoder.question(question)
        let tokens = asked.spans.indices.filter { asked.spans[$0] != nil }
        let words = tokens.compactMap { asked.spans[$0].map { question.text(at: $0) } }
        let documents = passages.map(encoder.document)
        var rows: [SentenceMatches.Row] = []
        for (number, (document, encoded)) in zip(documents, try encoder.encode(documents)).enumerated() {
            for (group, places) in document.groups.enumerated() where group > 0 && !places.isEmpty {
                let products = tokens.map { best(of: $0, in: asked.rows, among: places, encoded.rows) }
                rows.append(.init(passage: number, sentence: group - 1, products: products))
            }
        }
        return SentenceMatches(tokens: words, rows: rows)
    }

    /// The greatest product of one row of `question` with the rows `places` of `passage`.
    private func best(of token: Int, in question: [Float], among places: [Int], _ passage: [Float]) -> Float {
        let width = encoder.width
        var best = -Float.infinity
        for place in places {
            var product: Float = 0
            for column in 0..<width {
                product += question[token * width + column] * passage[place * width + column]
            }
            best = max(best, product)
        }
        return best
    }
}
