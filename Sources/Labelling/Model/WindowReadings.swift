import ContextTypes
import Inference

/// What the encoder has said of the windows read so far, put together by passage.
struct WindowReadings {
    private var logits: [[[Float]]]
    private var relevances: [Double?]
    private var counts: [Reduction]

    init(_ passages: [Passage], windows: [PrunerWindow]) {
        logits = passages.map { Array(repeating: [], count: $0.sentences.count) }
        relevances = Array(repeating: nil, count: passages.count)
        counts = passages.map { _ in Reduction() }
        for window in windows { counts[window.passage].original += 1 }
    }

    mutating func add(_ results: [(PrunerWindow, EncodedSequence)]) {
        for (window, result) in results {
            for piece in window.pieces {
                logits[window.passage][piece.sentence] += result.tokenLabels[piece.tokens]
            }
            counts[window.passage].kept += 1
            let relevance = Double(result.pairScores[0])
            relevances[window.passage] = max(relevances[window.passage] ?? relevance, relevance)
        }
    }

    var passages: [PassageReading] {
        logits.indices.map { passage in
            PassageReading(
                sentences: logits[passage].map { $0.isEmpty ? nil : SentenceReading(logits: $0) },
                relevance: relevances[passage], windows: counts[passage])
        }
    }
}
