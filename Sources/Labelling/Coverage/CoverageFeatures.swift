import ContextTypes
import Glibc

/// What stored token vectors say of one sentence: how well it covers the tokens of the question, beside its passage, its
/// neighbours and all that was retrieved.
///
/// The order of `names` is the order of the values; the features of the words follow them. Tokens weigh as much as the idf of
/// their word ("weighted") or all the same ("even"); the question's frame does not count.
struct CoverageFeatures {
    static let names = [
        "cover", "coverEven", "coverWithTitle", "coverOfPassage", "coverBelowPassageBest", "coverBelowBest",
        "coverBelowPassageMean", "coverRank", "coverGap", "coverLeast", "coverMost", "coverMissing",
        "coverIsBest",
        "coverSure", "coverBefore", "coverAfter", "coverBeside", "coverOfPassageBelowBest",
        "coverEvenBelowPassageBest",
        "coverEvenBelowBest", "coverTokens", "coverTitle",
    ]

    private let weights: [Float]
    private let content: [Int]
    private let sentences: [[Sentence]?]
    private let passages: [Float]
    private let best: Float
    private let bestEven: Float
    private let bestPassage: Float
    private let titles: [Float]

    private struct Sentence {
        var maxima: [Float]
        var weighted: Float
        var even: Float
    }

    private let coverages: [TokenCoverage?]

    /// - Parameters:
    ///   - coverages: finite.
    ///   - rarity: see `rarity(_:idf:)`.
    init(_ coverages: [TokenCoverage?], rarity: [Float]) {
        let spans = coverages.lazy.compactMap { $0?.spans }.first ?? []
        let even = Self.normal(spans.map { $0 == nil ? 0 : 1 })
        let weights = rarity.contains { $0 > 0 } ? Self.normal(rarity) : even
        self.weights = weights
        content = weights.indices.filter { weights[$0] > 0 }
        sentences = coverages.map { coverage in
            coverage.map { coverage in
                let count = coverage.spans.count
                return (0..<coverage.sentences).map { sentence in
                    let maxima = Array(coverage.bySentence[sentence * count..<(sentence + 1) * count])
                    return Sentence(
                        maxima: maxima, weighted: Self.sum(maxima, weights), even: Self.sum(maxima, even))
                }
            }
        }
        passages = coverages.map { $0.map { Self.sum($0.inPassage, weights) } ?? 0 }
        titles = coverages.map { $0.map { Self.sum($0.inTitle, weights) } ?? 0 }
        let all = sentences.lazy.compactMap { $0 }.joined()
        best = all.map(\.weighted).max() ?? 0
        bestEven = all.map(\.even).max() ?? 0
        bestPassage = passages.max() ?? 0
        self.coverages = coverages
    }

    /// The idf of each token's word; 0 for the frame and for stop words.
    ///
    /// - Parameter idf: of the question's words, by their places; what lies in none counts as a stop word.
    static func rarity(_ coverages: [TokenCoverage?], idf: [(span: SourceSpan, idf: Double)]) -> [Float] {
        (coverages.lazy.compactMap { $0?.spans }.first ?? []).map { span in
            span.flatMap { span in
                idf.first { $0.span.start < span.end && span.start < $0.span.end }.map { Float($0.idf) }
            } ?? 0
        }
    }

    /// One row per sentence of a passage; nil for a passage without token vectors.
    func rows(ofPassage index: Int) -> [[Float]]? {
        guard let found = sentences[index], let coverage = coverages[index] else { return nil }
        let sorted = found.map(\.weighted).sorted(by: >)
        let mean = sorted.reduce(0, +) / Float(max(1, sorted.count))
        let bestEvenHere = found.map(\.even).max() ?? 0
        let (title, passage) = (coverage.inTitle, coverage.inPassage)
        return found.indices.map { place in
            let sentence = found[place]
            let before = place > 0 ? found[place - 1] : nil
            let after = place + 1 < found.count ? found[place + 1] : nil
            var (withTitle, beside, isBest, sure, missing) = (
                Float(0), Float(0), Float(0), Float(0), Float(0)
            )
            var (least, most) = (Float(1), Float(0))
            for token in content {
                let (value, weight) = (sentence.maxima[token], weights[token])
                withTitle += weight * max(value, title[token])
                beside += weight * max(before?.maxima[token] ?? 0, after?.maxima[token] ?? 0)
                if value >= passage[token] - 0.02 { isBest += weight }
                sure += weight / (1 + expf(-12 * (value - 0.6)))
                missing = max(missing, weight * (passage[token] - value))
                least = min(least, value)
                most = max(most, value)
            }
            return [
                sentence.weighted, sentence.even, withTitle, passages[index],
                sentence.weighted - (sorted.first ?? 0),
                sentence.weighted - best, sentence.weighted - mean,
                Float(sorted.firstIndex { $0 <= sentence.weighted } ?? 0) / Float(found.count),
                sorted.count > 1 ? sorted[0] - sorted[1] : 0.5, least, most, missing, isBest, sure,
                before?.weighted ?? 0, after?.weighted ?? 0, beside, passages[index] - bestPassage,
                sentence.even - bestEvenHere, sentence.even - bestEven, logf(1 + Float(content.count)) / 3,
                titles[index],
            ]
        }
    }

    private static func sum(_ row: [Float], _ weights: [Float]) -> Float {
        var sum: Float = 0
        for (value, weight) in zip(row, weights) { sum += value * weight }
        return sum
    }

    private static func normal(_ row: [Float]) -> [Float] {
        let sum = row.reduce(0, +)
        return sum > 0 ? row.map { $0 / sum } : row
    }
}
