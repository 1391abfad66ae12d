package import ContextTypes
import Glibc

/// All passages of a request with what was found out about them, ready for selection.
package struct Candidates: Sendable {
    /// What the odds of a unit outside the main content of its page count for. Marking is often wrong (a short line
    /// with a price, a figure's caption), so it is a weight and no verdict.
    private static let boilerplateWeight = 0.1
    /// The odds of a unit of the passage that was found last are e to this power smaller than of the one found first:
    /// the retriever has seen the whole index. Chosen on public questions over an index (`benchmarks/evaluation/budgets.py`).
    private static let retrievalWeight = 2.0
    /// Of fewer passages the range of their scores says less, down to nothing for one.
    private static let passagesOfFullWeight = 11.0
    private static let leastRelevance = 0.01

    package internal(set) var items: [Candidate]
    /// Indices of `items`, best first; ties by passage id.
    package let ranking: [Int]

    /// - Parameters:
    ///   - given: the scores with which the passages were found, one each, higher is better; nil when not known.
    ///   - labels: one per passage.
    ///   - isJudged: whether the labels' rank scores are a model's judgement of the passages.
    package init(
        _ passages: [Passage], given: [Double]?, labels: [PassageLabels], isJudged: Bool,
        options: PruningOptions
    ) {
        precondition(given.map { $0.count == passages.count } ?? true, "one given score per passage")
        var units = zip(passages, labels).map { Self.units(of: $0, $1) }
        let chosen = units.map { $0.map { $0.isHeading ? nil : $0.score } }
        let scores = RankFusion.scores(
            given: given, relevances: labels.map(\.rankScore),
            shares: AnswerShares(scores: chosen).passages, isJudged: isJudged)
        // A retention was calibrated on what the labeller says alone.
        if options.retention == nil, let given = given.flatMap(RankFusion.rescaled) {
            Self.weigh(&units, given, isJudged: isJudged)
        }
        items = passages.indices.map {
            Candidate(passage: passages[$0], units: units[$0], rankScore: scores[$0])
        }
        ranking = passages.indices.sorted { left, right in
            if scores[left] != scores[right] { return scores[left] > scores[right] }
            return (passages[left].id, left) < (passages[right].id, right)
        }
        if options.deduplicate { markDuplicates() }
        markForced(options)
        setShares(given: given, relevances: labels.map(\.rankScore))
    }

    /// The score of the best unit that may be chosen for itself; 0 when there is none.
    package var bestScore: Double {
        items.lazy.flatMap(\.units).filter { !$0.isHeading && !$0.isDuplicate }.map(\.score).max() ?? 0
    }

    private static func units(of passage: Passage, _ labels: PassageLabels) -> [Unit] {
        let structure = PassageUnits(passage)
        let flags = passage.sentences.map { sentence in
            passage.blocks.indices.contains(sentence.block)
                && passage.blocks[sentence.block].boilerplate != nil
        }
        // A passage without any main content: there the marking is more likely wrong than the page empty.
        let isMarked = flags.contains(false)
        let needed = Set(structure.required.lazy.joined())
        var scores = labels.scores
        AnswersBelow.raise(&scores, of: passage, isHeading: structure.isHeading)
        return passage.sentences.indices.map { index in
            let isBoilerplate = isMarked && flags[index]
            let score = scores[index]
            return Unit(
                span: passage.sentences[index].span, block: passage.sentences[index].block,
                score: isBoilerplate ? weighed(score, by: boilerplateWeight) : score,
                isHeading: structure.isHeading[index],
                isBoilerplate: isBoilerplate, companions: structure.required[index],
                isCompanion: needed.contains(index),
                headings: structure.headings[index], needsLeadIn: structure.needLeadIn[index])
        }
    }

    /// Weighs scores by how relevant their passage was found beside the others, 0...1.
    ///
    /// What words say of a sentence says little of its passage, so the middle of the range stays as it is, and the first
    /// gains what the last loses. A model has judged the first passage well itself, and only the others lose.
    private static func weigh(_ units: inout [[Unit]], _ given: [Double], isJudged: Bool) {
        let trust = min(1, Double(given.count - 1) / (passagesOfFullWeight - 1))
        for passage in units.indices {
            let weight = exp(trust * retrievalWeight * (given[passage] - (isJudged ? 1 : 0.5)))
            for unit in units[passage].indices {
                units[passage][unit].score = weighed(units[passage][unit].score, by: weight)
            }
        }
    }

    /// The score with its odds times `weight`.
    private static func weighed(_ score: Double, by weight: Double) -> Double {
        weight * score / (1 - score + weight * score)
    }

    private mutating func markDuplicates() {
        for (passage, unit) in DuplicateUnits.find(in: self) { items[passage].units[unit].isDuplicate = true }
    }

    private mutating func markForced(_ options: PruningOptions) {
        let forced = ForcedUnits(options)
        guard !forced.isEmpty else { return }
        for index in items.indices {
            for (unit, flag) in forced.flags(of: items[index].passage).enumerated() {
                items[index].units[unit].isForced = flag
            }
        }
    }

    private mutating func setShares(given: [Double]?, relevances: [Double]) {
        // Where the retriever has spoken, the scores are lowered already.
        let isGiven = given.flatMap(RankFusion.rescaled) != nil
        let weights = isGiven ? nil : relevances.map { max(Self.leastRelevance, $0) }
        let scores = items.map { $0.units.map { $0.isHeading || $0.isDuplicate ? nil : $0.score } }
        let shares = AnswerShares(scores: scores, weights: weights).units
        for index in items.indices {
            for unit in items[index].units.indices {
                items[index].units[unit].share = shares[index][unit]
            }
        }
    }
}
