package import ContextTypes
package import Labelling
import Selection
import TextAnalysis

/// What happens to a question, in which order.
///
/// A value without state of its own: any number of requests may run at once, and a request's answer does not depend
/// on what runs beside it.
package struct ContextPipeline: Sendable {
    private let pruners: PrunerShelf
    private let counters: any TokenCounterShelf

    package init(pruners: PrunerShelf = PrunerShelf(), shelf: any TokenCounterShelf) {
        self.pruners = pruners
        counters = shelf
    }

    package init(
        pruners: PrunerShelf = PrunerShelf(), counters: [any TokenCounter] = [EstimatedTokenCounter()]
    ) {
        self.init(pruners: pruners, shelf: GivenCounters(counters))
    }

    /// A pipeline in which `labeller` scores, whatever a request names.
    package init(
        labeller: any SentenceLabeller, counters: [any TokenCounter] = [EstimatedTokenCounter()]
    ) {
        self.init(pruners: PrunerShelf(only: labeller), counters: counters)
    }

    /// The part of `passages` that answers `question`.
    ///
    /// Spans of the result count from each passage's `origin`. With `order = document` the passages come out as they
    /// came in.
    ///
    /// - Parameter given: the scores with which the passages were found, one each, higher is better; they have a say
    ///   in the order of the passages. Nil when they are not known.
    /// - Throws: `PipelineError`; `CancellationError` between stages; the labeller's own errors.
    package func prune(
        _ question: String, _ passages: [Passage], _ options: PruningOptions = PruningOptions(),
        given: [Double]? = nil
    ) throws -> TrimmedContext {
        var trace = PipelineTrace()
        return try prune(
            question, passages, options, given: given, documentOrder: Array(passages.indices),
            trace: &trace)
    }

    func prune(
        _ question: String, _ passages: [Passage], _ options: PruningOptions, given: [Double]?,
        coverages: [TokenCoverage?] = [], documentOrder: [Int], trace: inout PipelineTrace
    ) throws -> TrimmedContext {
        precondition(given.map { $0.count == passages.count } ?? true, "one given score per passage")
        try OptionCheck.check(question: question, options)
        let counter = try tokenCounter(named: options.budget?.tokenizer)
        let measure: any TokenCounter = options.budget?.unit == .characters ? CharacterCounter() : counter
        let labeller = try labeller(for: options, question, passages, coverages)
        let threshold = try threshold(options, labeller.profile)
        let extent = ReadingExtent(
            tokens: options.readTokens, deadline: trace.deadline(after: options.deadline))
        let labels = try trace.run(\.label) {
            try labeller.labels(for: question, passages: passages, reading: extent)
        }
        let wasCutShort = extent.deadline.map { ContinuousClock.now >= $0 } ?? false
        let candidates = try trace.run(\.label) {
            Candidates(
                passages, given: given, labels: labels.map { $0.rounded(options.rounding) },
                isJudged: labeller.profile.judgesPassages, options: options)
        }
        var result = try trace.run(\.fit) {
            ContextSelection(
                candidates, options: options, threshold: threshold,
                order: options.order == .rank ? candidates.ranking : documentOrder
            ).context(counter: counter, measure: measure)
        }
        result.threshold = threshold
        result.model = labeller.profile.name
        result.windows = windows(of: labels)
        result.timings = trace.finished()
        result.warnings = RequestWarnings(
            options: options, result: result, wasCutShort: wasCutShort, bestScore: candidates.bestScore,
            hasModel: result.windows != nil, isCalibrated: !labeller.profile.retention.isEmpty
        ).list()
        return result
    }

    private func labeller(
        for options: PruningOptions, _ question: String, _ passages: [Passage], _ coverages: [TokenCoverage?]
    ) throws -> any SentenceLabeller {
        do {
            return try pruners.labeller(
                for: options.pruner, question, passages, within: options.deadline, coverages: coverages)
        } catch { throw PipelineError.model("\(error)") }
    }

    private func windows(of labels: [PassageLabels]) -> Reduction? {
        let windows = labels.compactMap(\.windows)
        guard !windows.isEmpty else { return nil }
        return windows.reduce(into: Reduction()) { sum, windows in
            sum.original += windows.original
            sum.kept += windows.kept
        }
    }

    private func threshold(_ options: PruningOptions, _ labeller: LabellerProfile) throws -> Double {
        if let threshold = options.threshold { return threshold }
        if let retention = options.retention {
            guard !labeller.retention.isEmpty else { throw PipelineError.notCalibrated(labeller.name) }
            return labeller.retention.threshold(for: retention)
        }
        guard options.keepRatio == nil else { return 0 }
        return options.rounding == .majorityToken ? labeller.majorityThreshold : labeller.threshold
    }

    func tokenCounter(named name: String?) throws -> any TokenCounter {
        let wanted = name ?? counters.names.first ?? ""
        do {
            if let counter = try counters.counter(named: wanted) { return counter }
        } catch { throw PipelineError.tokenizer("\(error)") }
        throw PipelineError.unknownTokenizer(wanted, known: counters.names)
    }
}
