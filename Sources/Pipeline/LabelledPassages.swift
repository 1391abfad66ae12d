import ContextTypes
import Reranking
import SentencePruning

/// Passages with everything that was found out about them, ready to be fitted.
struct LabelledPassages {
    let passages: [Passage]
    let units: [PassageUnits]
    let labels: [PassageLabels]
    /// The rank score of each passage (`RankFusion`).
    let rankScores: [Double]
    /// Indices, best first; ties by passage id.
    let ranking: [Int]
    /// Units that are out whatever their score.
    var fixed: [[DropReason?]]

    /// - Parameters:
    ///   - given: the scores with which the passages were found; nil when they are not known.
    ///   - isJudged: whether the labels' rank scores are a model's judgement of the passages.
    ///   - fixed: units that are out already.
    init(
        passages: [Passage], given: [Double]?, labels: [PassageLabels], isJudged: Bool,
        fixed: [[DropReason?]]
    ) {
        let units = passages.map(PassageUnits.init)
        self.passages = passages
        self.labels = labels
        self.units = units
        self.fixed = fixed
        let relevances = labels.map(\.rankScore)
        let shares = AnswerShares(scores: Self.candidates(labels, units: units, fixed: fixed)).passages
        let scores =
            isJudged
            ? RankFusion.byModel(given: given, relevances: relevances)
            : RankFusion.byWords(given: given, relevances: relevances, shares: shares)
        rankScores = scores
        ranking = passages.indices.sorted { left, right in
            if scores[left] != scores[right] { return scores[left] > scores[right] }
            return (passages[left].id, left) < (passages[right].id, right)
        }
    }

    /// Marks what stands, almost the same, in a better passage.
    mutating func dropDuplicates() {
        let twins = DuplicateUnits.find(in: passages, units: units, ranking: ranking)
        for passage in twins.indices {
            for unit in twins[passage].indices where twins[passage][unit] && fixed[passage][unit] == nil {
                fixed[passage][unit] = .duplicate
            }
        }
    }

    /// The score of the best unit that may be chosen for itself; 0 when there is none.
    var bestScore: Double {
        Self.candidates(labels, units: units, fixed: fixed).lazy.joined().compactMap { $0 }.max() ?? 0
    }

    /// The scores of what may be chosen for itself: neither headings nor what is out already.
    private static func candidates(
        _ labels: [PassageLabels], units: [PassageUnits], fixed: [[DropReason?]]
    ) -> [[Double?]] {
        labels.indices.map { passage in
            labels[passage].scores.enumerated().map { unit, score in
                fixed[passage][unit] == nil && !units[passage].isHeading[unit] ? score : nil
            }
        }
    }
}
