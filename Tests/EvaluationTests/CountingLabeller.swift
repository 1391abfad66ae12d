import ContextTypes
import SentencePruning
import Synchronization

/// Counts how often it is asked.
final class CountingLabeller: SentenceLabeller {
    let name = "counting"
    let defaultThreshold = 0.5
    private let count = Mutex(0)

    var calls: Int { count.withLock { $0 } }

    func labels(
        for question: String, passages: [Passage], deadline: ContinuousClock.Instant?
    ) -> [PassageLabels] {
        count.withLock { $0 += 1 }
        return passages.map { passage in
            PassageLabels(scores: passage.sentences.map { _ in 0.7 }, rankScore: 1)
        }
    }
}
