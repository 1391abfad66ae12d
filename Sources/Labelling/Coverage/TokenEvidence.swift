import ContextTypes

/// What stored token vectors say of every token of the question in every sentence, not yet summed: the input of `TokenNetwork`.
///
/// Ten values for a token in a sentence: its maximum there; how far the passage's lies above it; how far the best passage's lies
/// above the passage's; its maximum in the title, in the sentence before and in the one behind (0 without one); how far it
/// lies above the mean of the passage's sentences; its share of the question's idf, times eight; 1 where it has an idf; 1 where
/// it is frame.
struct TokenEvidence {
    static let values = 10

    /// Of each token: its share of the question's idf.
    let rarity: [Float]
    private let isFrame: [Float]
    private let coverages: [TokenCoverage?]
    private let best: [Float]

    /// - Parameters:
    ///   - coverages: finite.
    ///   - rarity: of each token of the question, its word's idf; 0 where it has none.
    init(_ coverages: [TokenCoverage?], rarity: [Float]) {
        self.coverages = coverages
        let sum = rarity.reduce(0, +)
        self.rarity = sum > 0 ? rarity.map { $0 / sum } : rarity
        isFrame = (coverages.lazy.compactMap { $0?.spans }.first ?? []).map { $0 == nil ? 1 : 0 }
        var best = [Float](repeating: -.infinity, count: rarity.count)
        for case let coverage? in coverages {
            for token in best.indices { best[token] = max(best[token], coverage.inPassage[token]) }
        }
        self.best = best
    }

    /// The values of a passage, `[sentence][token]`; nil for a passage without token vectors.
    func rows(ofPassage index: Int) -> [SIMD16<Float>]? {
        guard let coverage = coverages[index] else { return nil }
        let (tokens, sentences) = (rarity.count, coverage.sentences)
        let maxima = coverage.bySentence
        var means = [Float](repeating: 0, count: tokens)
        for (place, value) in maxima.enumerated() { means[place % tokens] += value / Float(sentences) }
        return maxima.enumerated().map { place, value in
            let token = place % tokens
            let passage = coverage.inPassage[token]
            let before = place >= tokens ? maxima[place - tokens] : 0
            let after = place + tokens < maxima.count ? maxima[place + tokens] : 0
            return SIMD16(
                value, passage - value, best[token] - passage, coverage.inTitle[token], before, after,
                value - means[token], 8 * rarity[token], rarity[token] > 0 ? 1 : 0, isFrame[token],
                0, 0, 0, 0, 0, 0)
        }
    }
}

/// A layer that reads the evidence of each token by itself; what it says is summed over the question, every token
/// alike ("even") and by rarity ("rare"), as sets are read (Zaheer et al. 2017).
struct TokenNetwork: Sendable {
    static let units = 16
    static let names = ["tokensEven", "tokensRare"].flatMap { name in (0..<units).map { "\(name)\($0)" } }

    private let input: [SIMD16<Float>]
    private let bias: SIMD16<Float>

    /// - Parameters:
    ///   - input: `[TokenEvidence.values][units]`
    ///   - bias: `[units]`
    init(input: [Float], bias: [Float]) {
        precondition(input.count == TokenEvidence.values * Self.units && bias.count == Self.units)
        self.input = stride(from: 0, to: input.count, by: Self.units).map {
            SIMD16(input[$0..<$0 + Self.units])
        }
        self.bias = SIMD16(bias)
    }

    /// The features of one sentence after the other, in the order of `names`.
    func features(_ evidence: TokenEvidence, ofPassage index: Int) -> [[Float]]? {
        guard let rows = evidence.rows(ofPassage: index) else { return nil }
        let tokens = evidence.rarity.count
        guard tokens > 0 else { return [] }
        return stride(from: 0, to: rows.count, by: tokens).map { start in
            var even = SIMD16<Float>.zero
            var rare = SIMD16<Float>.zero
            for token in 0..<tokens {
                var sum = bias
                let values = rows[start + token]
                for value in 0..<TokenEvidence.values { sum += values[value] * input[value] }
                sum.replace(with: 0, where: sum .< 0)
                even += sum
                rare += evidence.rarity[token] * sum
            }
            even /= Float(tokens)
            return [even, rare].flatMap { sums in (0..<Self.units).map { sums[$0] } }
        }
    }
}
