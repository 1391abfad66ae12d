import TextAnalysis

/// Expands a question by terms of the passages found first.
///
/// Defaults of Anserini: ten passages, ten terms. RM3 (Abdul-Jaleel et al. 2004) gives the question half of the weight;
/// Rocchio (1971) adds 0.75 of the mean passage to it.
struct TermFeedback {
    enum Kind {
        case rm3
        case rocchio
    }

    static let passages = 10
    static let terms = 10

    let kind: Kind

    /// - Parameter passages: the terms of each with their frequencies, and its score; best first.
    func expand(
        _ query: WeightedQuery, by passages: [(terms: [[UInt8]: Int], score: Double)]
    ) -> WeightedQuery {
        switch kind {
        case .rm3: rm3(query, passages)
        case .rocchio: rocchio(query, passages)
        }
    }

    /// `½ q / |q|₁ + ½ Σ p(passage | q) p(term | passage)`, the latter cut to its greatest terms and summing to one.
    private func rm3(
        _ query: WeightedQuery, _ passages: [(terms: [[UInt8]: Int], score: Double)]
    ) -> WeightedQuery {
        let total = passages.reduce(0) { $0 + max(0, $1.score) }
        guard total > 0 else { return query }
        var model: [[UInt8]: Double] = [:]
        for (terms, score) in passages {
            let length = Double(terms.values.reduce(0, +))
            for (term, frequency) in terms where Self.isWord(term) && score > 0 {
                model[term, default: 0] += score / total * Double(frequency) / length
            }
        }
        let kept = greatest(model)
        let weight = kept.reduce(0) { $0 + $1.weight }
        let length = query.terms.reduce(0) { $0 + $1.weight }
        return combine(
            query.terms.map { ($0.bytes, 0.5 * $0.weight / length) },
            kept.map { ($0.term, 0.5 * $0.weight / weight) })
    }

    /// `q / |q|₂ + ¾ mean(passage / |passage|₂)`, the latter cut to its greatest terms.
    private func rocchio(
        _ query: WeightedQuery, _ passages: [(terms: [[UInt8]: Int], score: Double)]
    ) -> WeightedQuery {
        var mean: [[UInt8]: Double] = [:]
        for (terms, _) in passages {
            let length = terms.values.reduce(0.0) { $0 + Double($1 * $1) }.squareRoot()
            for (term, frequency) in terms where Self.isWord(term) {
                mean[term, default: 0] += Double(frequency) / length / Double(passages.count)
            }
        }
        let length = query.terms.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        return combine(
            query.terms.map { ($0.bytes, $0.weight / length) },
            greatest(mean).map { ($0.term, 0.75 * $0.weight) })
    }

    /// Single letters and digits are noise in a model of what passages are about.
    private static func isWord(_ term: [UInt8]) -> Bool { term.count > 1 }

    private func greatest(_ model: [[UInt8]: Double]) -> [(term: [UInt8], weight: Double)] {
        let sorted = model.sorted { left, right in
            left.value != right.value
                ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
        }
        return sorted.prefix(TermFeedback.terms).map { ($0.key, $0.value) }
    }

    private func combine(
        _ query: [([UInt8], Double)], _ expansion: [([UInt8], Double)]
    ) -> WeightedQuery {
        WeightedQuery((query + expansion).map { WeightedQuery.Term(bytes: $0.0, weight: $0.1) })
    }
}
