package import ContextTypes
import Glibc
import IndexStore

/// Finds the weight of token vectors in a hybrid ranking that suits one corpus, without any labels.
///
/// A sentence of a passage is the question, the other passages of its document are what should be found, and its own
/// passage, which holds it word for word, does not count (Chang et al. 2020 train encoders on such pairs). Each question
/// is asked once; the weights are tried on its two lists of scores.
package struct WeightTuning {
    package struct Outcome: Sendable, Hashable {
        package struct Trial: Sendable, Hashable {
            package var alpha: Double
            /// The mean nDCG@10.
            package var gain: Double
        }

        package var questions = 0
        /// By rising weight.
        package var trials: [Trial] = []
        package var best = Trial(alpha: 0, gain: 0)
        /// The gain of the weight that the options have now.
        package var current = Trial(alpha: 0, gain: 0)
        /// The standard error of the difference of the two.
        package var error = 0.0
    }

    /// A question with the rows that answer it and the row that it was taken from.
    struct Pair {
        let question: String
        let own: Int
        let relevant: Set<Int>
    }

    private static let depth = 1_000
    private static let neighbours = 12
    private let retriever: PassageRetriever
    private let options: RetrievalOptions

    /// - Parameter options: what a search is asked for otherwise; its weight is what others are compared with.
    package init(_ retriever: PassageRetriever, _ options: RetrievalOptions) {
        self.retriever = retriever
        self.options = options
    }

    /// - Parameters:
    ///   - questions: at most so many are asked.
    ///   - progress: called with the number of questions asked and of all.
    /// - Throws: `RetrievalError` when the index cannot be searched by both, or has no document of two passages.
    package func run(questions: Int, progress: (Int, Int) -> Void = { _, _ in }) throws -> Outcome {
        let pairs = try self.pairs(questions)
        guard !pairs.isEmpty else {
            throw RetrievalError.unavailable(
                "no encoded document has two passages and a sentence of 30 to 250 bytes to ask with")
        }
        var weights = (0...20).map { Double($0) / 20 }
        if !weights.contains(options.alpha) { weights = (weights + [options.alpha]).sorted() }
        var gains = [[Double]](repeating: [], count: weights.count)
        for (index, pair) in pairs.enumerated() {
            let (lexical, late) = try scores(of: pair)
            for (place, weight) in weights.enumerated() {
                gains[place].append(gain(lexical, late, weight, pair.relevant))
            }
            progress(index + 1, pairs.count)
        }
        return outcome(weights, gains)
    }

    private func outcome(_ weights: [Double], _ gains: [[Double]]) -> Outcome {
        let count = Double(gains[0].count)
        var outcome = Outcome()
        outcome.questions = gains[0].count
        outcome.trials = zip(weights, gains).map { .init(alpha: $0, gain: $1.reduce(0, +) / count) }
        let now = weights.firstIndex(of: options.alpha) ?? 0
        // Of equals the one nearest to what is set, so that noise does not move it.
        let best =
            weights.indices.max { left, right in
                let (a, b) = (outcome.trials[left].gain, outcome.trials[right].gain)
                return a != b
                    ? a < b : abs(weights[left] - options.alpha) > abs(weights[right] - options.alpha)
            } ?? now
        outcome.best = outcome.trials[best]
        outcome.current = outcome.trials[now]
        let differences = zip(gains[best], gains[now]).map { $0 - $1 }
        let mean = differences.reduce(0, +) / count
        let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        outcome.error = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
        return outcome
    }

    /// Sentences of passages spread evenly over the index; the same ones each time.
    func pairs(_ limit: Int) throws -> [Pair] {
        try retriever.index.read { snapshot in
            let rows = try snapshot.encodedPassages(after: 0)
            func document(_ place: Int) throws -> Substring {
                let id = try snapshot.passageID(rows[place])
                return id.prefix(upTo: id.lastIndex(of: "#") ?? id.endIndex)
            }
            var pairs: [Pair] = []
            let step = max(1, rows.count / max(1, 2 * limit))
            for place in stride(from: 0, to: rows.count, by: step) where pairs.count < limit {
                let near =
                    max(0, place - Self.neighbours)..<min(rows.count, place + Self.neighbours + 1)
                let own = try document(place)
                let others = try near.filter { try $0 != place && document($0) == own }
                guard !others.isEmpty else { continue }
                let passage = try snapshot.passage(rows[place])
                let sentences = passage.sentences.map { passage.text.text(at: $0.span) }
                    .filter { (30...250).contains($0.utf8.count) }
                guard !sentences.isEmpty else { continue }
                pairs.append(
                    Pair(
                        question: sentences[place % sentences.count], own: rows[place],
                        relevant: Set(others.map { rows[$0] })))
            }
            return pairs
        }
    }

    private func scores(of pair: Pair) throws -> (lexical: [ScoredRow], late: [ScoredRow]) {
        var options = options
        options.retriever = .hybrid
        options.limit = Self.depth
        options.explain = false
        var (lexical, late): ([ScoredRow], [ScoredRow]) = ([], [])
        for passage in try retriever.ranking(pair.question, options) where passage.row != pair.own {
            if let score = passage.lexicalScore { lexical.append(.init(row: passage.row, score: score)) }
            if let score = passage.lateScore { late.append(.init(row: passage.row, score: score)) }
        }
        return (lexical, late)
    }

    private func gain(
        _ lexical: [ScoredRow], _ late: [ScoredRow], _ alpha: Double, _ relevant: Set<Int>
    ) -> Double {
        let scored = Set(late.map(\.row))
        let unencoded = Set(lexical.map(\.row).filter { !scored.contains($0) })
        let fused = ScoreFusion(fusion: .convex, alpha: alpha)
            .fuse(lexical: lexical, late: late, unencoded: unencoded)
            .sorted { ($1.score, $0.row) < ($0.score, $1.row) }
        func discount(_ place: Int) -> Double { 1 / log2(Double(place) + 2) }
        let found = fused.prefix(10).enumerated().reduce(0.0) { sum, entry in
            sum + (relevant.contains(entry.element.row) ? discount(entry.offset) : 0)
        }
        return found / (0..<min(10, relevant.count)).reduce(0.0) { $0 + discount($1) }
    }
}
