import ContextTypes
import Glibc
import TextAnalysis

/// What is known of one unit for a question without any model: matches of terms, relative to its passage and to all.
///
/// The order of `values` is the order of the calibrator's weights.
struct LexicalFeatures {
    static let names = [
        "own", "bm25", "ownWithTitle", "title", "neighbours", "passage", "ownBelowPassageBest",
        "ownBelowBest", "rankInPassage", "passageBelowBest", "bigrams", "tightness", "length", "first",
        "position", "units", "nameShare", "hasNumber", "hasYear", "answerCue", "matches", "questionTerms",
        "rarestMissing", "bm25BelowPassageBest", "bm25BelowBest", "coverageBefore", "ownBefore", "ownAfter",
        "beyondTitle", "beyondTitleBelowBest", "opensWithPronoun", "newNames", "newNumber", "asksForName",
        "asksForNumber", "passages",
    ]

    var values: [Float]

    /// The values with more passages than a calibrator has seen counted as the most that it has.
    var withinExperience: [Float] {
        values.dropLast() + [min(values[values.count - 1], logf(Float(LexicalCalibrator.mostPassages)) / 3)]
    }

    /// Of a sentence without any match.
    static let nothing = [Float](repeating: 0, count: names.count)
}

/// The matches of one unit with the question.
struct UnitMatch {
    /// Question terms that the unit has.
    var mask: UInt64 = 0
    /// Weight of the pairs of question neighbours that are neighbours in the unit too.
    var bigrams = 0.0
    /// Matched terms per place of the shortest stretch that holds them all; 0 without matches.
    var tightness = 0.0
    var bm25 = 0.0
    var length = 0
    var cues = SurfaceCues()

    /// - Parameter terms: the unit's terms, in order.
    init(terms: ArraySlice<UInt64>, profile: QuestionProfile, scorer: LexicalScorer) {
        length = terms.count
        bm25 = scorer.totalIdf > 0 ? scorer.score(terms) / scorer.totalIdf : 0
        var places: [(place: Int, slot: Int)] = []
        for (place, term) in terms.enumerated() {
            guard let slot = profile.slots[term] else { continue }
            mask |= 1 << UInt64(slot)
            places.append((place, slot))
        }
        bigrams = Self.bigrams(places, weights: profile.weights)
        tightness = Self.tightness(places, mask: mask)
    }

    /// The weight of neighbours in the question that stand at most two places apart, in order, in the unit.
    private static func bigrams(_ places: [(place: Int, slot: Int)], weights: [Double]) -> Double {
        var found: UInt64 = 0
        for (left, right) in zip(places, places.dropFirst())
        where right.slot == left.slot + 1 && right.place - left.place <= 2 {
            found |= 1 << UInt64(left.slot)
        }
        return weights.indices.reduce(0) { sum, slot in
            found & (1 << UInt64(slot)) == 0 ? sum : sum + (weights[slot] + weights[slot + 1]) / 2
        }
    }

    private static func tightness(_ places: [(place: Int, slot: Int)], mask: UInt64) -> Double {
        let wanted = mask.nonzeroBitCount
        guard wanted > 0 else { return 0 }
        var counts = [Int](repeating: 0, count: QuestionProfile.mostTerms)
        var (held, start, shortest) = (0, 0, Int.max)
        for end in places.indices {
            counts[places[end].slot] += 1
            if counts[places[end].slot] == 1 { held += 1 }
            while held == wanted {
                shortest = min(shortest, places[end].place - places[start].place + 1)
                counts[places[start].slot] -= 1
                if counts[places[start].slot] == 0 { held -= 1 }
                start += 1
            }
        }
        return Double(wanted) / Double(max(shortest, wanted))
    }
}

extension AnswerKind {
    /// 1 when the unit could hold such an answer, -1 when it lacks what such an answer needs, 0 when nothing is known.
    func fits(_ cues: SurfaceCues) -> Float {
        switch self {
        case .person, .place: cues.newNames > 0 ? 1 : -1
        case .time: cues.years + cues.dates > 0 ? 1 : cues.newNumbers > 0 ? 0.5 : -1
        case .number: cues.newNumbers > 0 ? 1 : -1
        case .reason, .other: 0
        }
    }
}
