import ContextTypes
import Indexing
import Retrieval
import TestSupport

/// One vector per word, the same for all words that begin alike up to their "x": words of a topic are one.
struct TopicEncoder: TokenEncoder, QuestionEncoder {
    let name = "topics"
    let hash = "fedcba9876543210fedcba9876543210"
    let width = 32

    func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        passages.map { passage in
            let words = passage.text.split(separator: " ")
            return EncodedPassage(
                rows: words.flatMap(row), groups: [[], Array(words.indices)], tokens: Array(words.indices))
        }
    }

    func vectors(of question: String) throws -> QuestionVectors {
        let words = question.split(separator: " ")
        return QuestionVectors(rows: words.flatMap(row), spans: words.map { _ in nil })
    }

    func places(in passage: Passage) -> [SourceSpan?] { [] }

    private func row(of word: Substring) -> [Float] {
        var seed: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.prefix(while: { $0 != "x" }).utf8 {
            seed = (seed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        var source = SyntheticVectors(width: width, centres: 1, tightness: 0, seed: seed)
        return source.row(near: 0)
    }
}
