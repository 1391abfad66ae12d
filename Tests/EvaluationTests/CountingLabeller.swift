import ContextTypes
import Labelling
import Synchronization

/// Counts how often it is asked.
final class CountingLabeller: SentenceLabeller {
    let profile = LabellerProfile(name: "counting", threshold: 0.5)
    private let count = Mutex(0)

    var calls: Int { count.withLock { $0 } }

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) -> [PassageLabels] {
        count.withLock { $0 += 1 }
        return passages.map { passage in
            PassageLabels(scores: passage.sentences.map { _ in 0.7 }, rankScore: 1)
        }
    }
}
