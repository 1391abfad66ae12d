package import ContextTypes
package import SentencePruning
import TextAnalysis

/// What happens to a question, in which order.
///
/// A value without state of its own: any number of requests may run at once, and a request's answer does not depend
/// on what runs beside it.
package struct ContextPipeline: Sendable {
    private let pruners: PrunerShelf
    /// The first one counts when a request names none.
    private let counters: [any TokenCounter]

    package init(
        pruners: PrunerShelf = PrunerShelf(), counters: [any TokenCounter] = [EstimatedTokenCounter()]
    ) {
        self.pruners = pruners
        self.counters = counters
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
        let dropped = try trace.run(\.blocks) {
            try BlockStage(options: options, counter: measure).dropped(from: passages, for: question)
        }
        let labeller = try labeller(for: options, question, passages, coverages)
        let deadline = trace.deadline(after: options.deadline)
        let fixedThreshold = try threshold(options, labeller)
        let labels = try trace.run(\.label) {
            try labeller.labels(
                for: question, passages: passages, skipping: dropped.map { $0.map { $0 != nil } },
                deadline: deadline
            ).map { $0.rounded(options.rounding) }
        }
        var labelled = LabelledPassages(
            passages: passages, given: given, labels: labels, isJudged: labeller.judgesPassages,
            fixed: dropped)
        if options.deduplicate { try trace.run(\.label) { labelled.dropDuplicates() } }
        let hopeless = AnswerShares.score(
            withShare: labeller.hopelessShare, ofOddsAt: labelled.bestScore)
        let threshold = options.dropsHopeless ? max(fixedThreshold, hopeless) : fixedThreshold
        let fit = FitToBudget(
            labelled: labelled, options: options, threshold: threshold, counter: measure,
            order: options.order == .rank ? labelled.ranking : documentOrder)
        let writer = try trace.run(\.fit) { fit.fit() }
        var result = try trace.run(\.fit) { ContextReport(writer: writer, counter: counter).result() }
        result.threshold = threshold
        result.model = labeller.name
        result.windows = windows(of: labels)
        result.timings = trace.finished()
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

    private func threshold(_ options: PruningOptions, _ labeller: any SentenceLabeller) throws -> Double {
        if let threshold = options.threshold { return threshold }
        if let retention = options.retention {
            guard !labeller.retention.isEmpty else { throw PipelineError.notCalibrated(labeller.name) }
            return labeller.retention.threshold(for: retention)
        }
        guard options.keepRatio == nil else { return 0 }
        return options.rounding == .majorityToken ? labeller.majorityThreshold : labeller.defaultThreshold
    }

    private func tokenCounter(named name: String?) throws -> any TokenCounter {
        let wanted = name.map { name in counters.first { $0.name == name } } ?? counters.first
        guard let wanted else {
            throw PipelineError.unknownTokenizer(name ?? "", known: counters.map(\.name))
        }
        return wanted
    }
}
