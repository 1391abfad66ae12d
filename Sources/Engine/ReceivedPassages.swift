import ContextTypes
import Labelling
import Selection

/// Passages as they came to be labelled: from an index, or from a client.
struct ReceivedPassages {
    let passages: [Passage]
    /// The scores with which they were found; nil when they are not known.
    let given: [Double]?
    /// What an index's token vectors say of each; empty when they come from no index.
    var coverages: [TokenCoverage?] = []
    /// Indices of `passages` in the order that `order = document` asks for.
    let documentOrder: [Int]
    var warnings: [ContextWarning] = []

    init(_ request: PruneRequest) {
        precondition(
            request.given.map { $0.count == request.passages.count } ?? true, "one given score per passage")
        passages = request.passages
        given = request.given
        documentOrder = Array(passages.indices)
        warnings = request.warnings
    }

    init(retrieved found: [ScoredPassage]) {
        let passages = found.map(\.passage)
        self.passages = passages
        given = found.map(\.score)
        coverages = found.map(\.coverage)
        documentOrder = passages.indices.sorted { left, right in
            (passages[left].document, passages[left].origin.utf8, left)
                < (passages[right].document, passages[right].origin.utf8, right)
        }
    }
}

/// Passages with what a labeller said of them.
struct JudgedPassages {
    let candidates: Candidates
    /// Of the labeller.
    let profile: LabellerProfile
    /// All windows of the passages, and those that a model read; nil when no model reads.
    let windows: Reduction?
    /// Whether the deadline came before the end of reading.
    let wasCutShort: Bool
}

extension LabellerProfile {
    /// The threshold that a request asks for, by itself or by what it wants to keep.
    func threshold(for options: PruningOptions) throws -> Double {
        if let threshold = options.threshold { return threshold }
        if let wanted = options.retention {
            guard !retention.isEmpty else { throw EngineError.notCalibrated(name) }
            return retention.threshold(for: wanted)
        }
        guard options.keepRatio == nil else { return 0 }
        return options.rounding == .majorityToken ? majorityThreshold : threshold
    }
}

extension PassageLabels {
    /// All windows of the passages, and those that a model read; nil when no model reads.
    static func windows(of labels: [PassageLabels]) -> Reduction? {
        let windows = labels.compactMap(\.windows)
        guard !windows.isEmpty else { return nil }
        return windows.reduce(into: Reduction()) { sum, windows in
            sum.original += windows.original
            sum.kept += windows.kept
        }
    }
}
