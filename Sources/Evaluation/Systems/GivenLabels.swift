import ContextTypes
import SentencePruning

/// Labels that were made before, for the pipeline to decide on.
struct GivenLabels: SentenceLabeller {
    let name: String
    let defaultThreshold: Double
    let hopelessShare: Double
    let judgesPassages: Bool
    let retention: RetentionTable
    let labels: [PassageLabels]

    func labels(
        for question: String, passages: [Passage], deadline: ContinuousClock.Instant?
    ) -> [PassageLabels] { labels }
}
