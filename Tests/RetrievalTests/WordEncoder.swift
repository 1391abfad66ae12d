import ContextTypes
import Indexing
import Retrieval
import TestSupport

/// An encoder that needs no model: every word has a direction of its own, its neighbours bend it a little.
struct WordEncoder: TokenEncoder, QuestionEncoder {
    var name = "words"
    var hash = "0123456789abcdef0123456789abcdef"
    var width = 32
    /// 0 for no mean vectors; else `width`.
    var meanWidth = 0

    func vectors(of passages: [Passage]) throws -> [EncodedPassage] {
        passages.map { passage in
            let words = places(in: passage).compactMap { $0 }
            let rows = rows(words.map { passage.text.text(at: $0) })
            var groups = [[Int]](repeating: [], count: passage.sentences.count + 1)
            for (row, place) in words.enumerated() {
                let sentence = passage.sentences.firstIndex {
                    $0.span.start <= place.start && place.start < $0.span.end
                }
                groups[sentence.map { $0 + 1 } ?? 0].append(row)
            }
            return EncodedPassage(
                rows: rows, mean: mean(rows), groups: groups, tokens: Array(words.indices))
        }
    }

    func vectors(of question: String) throws -> QuestionVectors {
        let places = places(of: question)
        let rows = rows(places.map { question.text(at: $0) })
        return QuestionVectors(
            rows: rows, spans: places, mean: mean(rows), meanWeight: meanWidth > 0 ? 3 : 0)
    }

    func places(in passage: Passage) -> [SourceSpan?] { places(of: passage.text) }

    private func places(of text: String) -> [SourceSpan] {
        var places: [SourceSpan] = []
        var start: Int?
        for (index, byte) in (Array(text.utf8) + [32]).enumerated() {
            if byte == 32 || byte == 46 {
                if let first = start { places.append(SourceSpan(start: first, end: index)) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        return places
    }

    /// Of rows, of length one; empty when there are no mean vectors.
    func mean(_ rows: [Float]) -> [Float] {
        guard meanWidth > 0 else { return [] }
        var sum = [Float](repeating: 0, count: width)
        for index in rows.indices { sum[index % width] += rows[index] }
        return SyntheticVectors.unit(sum)
    }

    private func rows(_ words: [String]) -> [Float] {
        let directions = words.map(direction)
        return words.indices.flatMap { index -> [Float] in
            var row = directions[index]
            for near in [index - 1, index + 1] where words.indices.contains(near) {
                for place in 0..<width { row[place] += 0.2 * directions[near][place] }
            }
            return SyntheticVectors.unit(row)
        }
    }

    private func direction(_ word: String) -> [Float] {
        var seed: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word.utf8 { seed = (seed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        var source = SyntheticVectors(width: width, centres: 1, tightness: 0, seed: seed)
        return source.row(near: 0)
    }
}
