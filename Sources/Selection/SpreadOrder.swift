import ContextTypes
import Glibc
import TextAnalysis

/// Max-min diversity over term vectors, seeded by the best unit (the form of DivPrune, with relevance beside it).
///
/// Each step takes the unit with the largest `(1 - diversity) * score + diversity * distance`, where distance is one
/// minus the cosine to the nearest unit chosen already. At most `mostSteps` units are chosen so; what is left
/// follows by score.
struct SpreadOrder {
    private static let mostSteps = 1_000

    private let places: [UnitPlace]
    private let scores: [Double]
    private let vectors: [[Weight]]

    /// - Parameter places: best score first.
    init(_ candidates: Candidates, _ places: [UnitPlace]) {
        self.places = places
        scores = places.map { candidates[$0].score }
        vectors = places.map { place in
            Self.vector(of: candidates.items[place.passage].passage.text.text(at: candidates[place].span))
        }
    }

    func keep(in run: inout SelectionRun, diversity: Double, within limit: Int?) {
        var open = Array(places.indices)
        var distances = [Double](repeating: 1, count: places.count)
        for _ in 0..<min(Self.mostSteps, places.count) {
            let worth = { index in (1 - diversity) * scores[index] + diversity * distances[index] }
            guard
                let next = open.indices.max(by: { left, right in
                    (worth(open[left]), open[right]) < (worth(open[right]), open[left])
                })
            else { break }
            let chosen = open.remove(at: next)
            guard run.keep(places[chosen], within: limit) else { continue }
            for index in open {
                distances[index] = min(distances[index], 1 - Self.cosine(vectors[index], vectors[chosen]))
            }
        }
        for index in open { run.keep(places[index], within: limit) }
    }

    /// Unit-length counts of the words of a text, by rising hash.
    private static func vector(of text: String) -> [Weight] {
        var weights: [Weight] = []
        for word in WordHashes(text).words.sorted() {
            if weights.last?.word == word {
                weights[weights.count - 1].value += 1
            } else {
                weights.append(Weight(word: word, value: 1))
            }
        }
        let norm = sqrt(weights.reduce(0) { $0 + $1.value * $1.value })
        return weights.map { Weight(word: $0.word, value: $0.value / norm) }
    }

    private static func cosine(_ left: [Weight], _ right: [Weight]) -> Double {
        var (sum, i, j) = (0.0, 0, 0)
        while i < left.count, j < right.count {
            if left[i].word == right[j].word { sum += left[i].value * right[j].value }
            if left[i].word <= right[j].word { i += 1 } else { j += 1 }
        }
        return sum
    }

    /// One element of a sparse vector.
    private struct Weight {
        var word: UInt64
        var value: Double
    }
}
