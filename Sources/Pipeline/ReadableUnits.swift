import ContextTypes
import SentencePruning

/// What a labeller gets to read of the passages: the units that the blocks have left, in their blocks and under their
/// headings.
struct ReadableUnits {
    /// The passages with the remaining units only; their text and blocks are whole.
    let passages: [Passage]
    /// The places of the remaining units in each passage.
    private let places: [[Int]]
    private let counts: [Int]

    /// - Parameter dropped: the units that are out, with the reason; nil for those that stay.
    init(_ passages: [Passage], dropped: [[DropReason?]]) {
        counts = passages.map(\.sentences.count)
        let places = dropped.map { reasons in reasons.indices.filter { reasons[$0] == nil } }
        self.places = places
        self.passages = zip(passages, places).map { passage, places in
            guard places.count < passage.sentences.count else { return passage }
            var passage = passage
            passage.sentences = places.map { passage.sentences[$0] }
            return passage
        }
    }

    /// The labels of all units from those of the remaining ones; what was not read has no score.
    func spread(_ labels: [PassageLabels]) -> [PassageLabels] {
        labels.indices.map { passage in
            guard places[passage].count < counts[passage] else { return labels[passage] }
            var label = labels[passage]
            label.scores = spread(label.scores, over: passage)
            label.majority = label.majority.map { spread($0, over: passage) }
            return label
        }
    }

    private func spread(_ scores: [Double?], over passage: Int) -> [Double?] {
        var all = [Double?](repeating: nil, count: counts[passage])
        for (place, score) in zip(places[passage], scores) { all[place] = score }
        return all
    }
}
