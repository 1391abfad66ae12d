import ContextTypes
import Indexing
import Retrieval
import TestSupport

/// An encoder that needs no model: every word is a direction of its own.
struct HashEncoder: TokenEncoder, QuestionEncoder {
    let name = "hashes"
    let hash = "0123456789abcdef"
    let width = 32
    let meanWidth = 32

    func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        passages.map { passage in
            let words = places(in: passage).compactMap { $0 }
            var groups = [[Int]](repeating: [], count: passage.sentences.count + 1)
            for (row, place) in words.enumerated() {
                let unit = passage.sentences.firstIndex { $0.span.contains(place) }
                groups[unit.map { $0 + 1 } ?? 0].append(row)
            }
            let rows = words.flatMap { direction(of: passage.text.text(at: $0)) }
            return EncodedPassage(
                rows: rows, mean: direction(of: passage.text), groups: groups, tokens: Array(words.indices))
        }
    }

    func vectors(of question: String) throws -> QuestionVectors {
        let words = places(of: question)
        return QuestionVectors(
            rows: words.flatMap { direction(of: question.text(at: $0)) }, spans: words,
            mean: direction(of: question), meanWeight: 1)
    }

    func places(in passage: Passage) -> [SourceSpan?] { places(of: passage.text) }

    private func places(of text: String) -> [SourceSpan] {
        var start = 0
        return text.split(separator: " ", omittingEmptySubsequences: false).compactMap { word in
            defer { start += word.utf8.count + 1 }
            return word.isEmpty ? nil : SourceSpan(start: start, end: start + word.utf8.count)
        }
    }

    private func direction(of word: String) -> [Float] {
        let seed = word.utf8.reduce(into: UInt64(0xCBF2_9CE4_8422_2325)) {
            $0 = ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
        }
        var source = SyntheticVectors(width: width, centres: 1, tightness: 0, seed: seed)
        return source.row(near: 0)
    }
}
