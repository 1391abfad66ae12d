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

    /// A pipeline with the labellers that need no model and, if a folder is named, those of its model.
    package init(modelFolder: String?, threads: Int) {
        self.init(pruners: PrunerShelf(modelFolder: modelFolder, threads: threads))
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
    /// - Throws: `PipelineError`; `CancellationError` between stages; the labeller's own errors.
    package func prune(
        _ question: String, _ passages: [Passage], _ options: PruningOptions = PruningOptions(),
        deadline: ContinuousClock.Instant? = nil
    ) throws -> TrimmedContext {
        var trace = PipelineTrace()
        return try prune(
            question, passages, options, documentOrder: Array(passages.indices), deadline: deadline,
            trace: &trace)
    }

    func prune(
        _ question: String, _ passages: [Passage], _ options: PruningOptions, documentOrder: [Int],
        deadline: ContinuousClock.Instant?, trace: inout PipelineTrace
    ) throws -> TrimmedContext {
        try OptionCheck.check(question: question, options)
        let counter = try tokenCounter(named: options.budget?.tokenizer)
        let measure: any TokenCounter = options.budget?.unit == .characters ? CharacterCounter() : counter
        let dropped = try trace.run(\.blocks) {
            try BlockStage(options: options, counter: measure).dropped(from: passages, for: question)
        }
        let labeller = try labeller(for: options.pruner)
        let threshold = try threshold(options, labeller)
        let labels = try trace.run(\.label) {
            try labeller.labels(for: question, passages: passages, deadline: deadline)
                .map { $0.rounded(options.rounding) }
        }
        var labelled = LabelledPassages(
            passages: passages, labels: labels, fixed: reasons(dropped, labels: labels, threshold: threshold))
        if options.deduplicate { try trace.run(\.label) { labelled.dropDuplicates() } }
        let fit = FitToBudget(
            labelled: labelled, options: options, threshold: threshold, counter: measure,
            order: options.order == .rank ? labelled.ranking : documentOrder)
        let writer = try trace.run(\.fit) { fit.fit() }
        var result = try trace.run(\.fit) { ContextReport(writer: writer, counter: counter).result() }
        result.threshold = threshold
        result.model = labeller.name
        result.timings = trace.finished()
        return result
    }

    private func labeller(for pruner: PruningOptions.Pruner) throws -> any SentenceLabeller {
        do { return try pruners.labeller(for: pruner) } catch { throw PipelineError.model("\(error)") }
    }

    private func threshold(_ options: PruningOptions, _ labeller: any SentenceLabeller) throws -> Double {
        if let threshold = options.threshold { return threshold }
        if let retention = options.retention {
            guard let threshold = labeller.threshold(retention: retention) else {
                throw PipelineError.notCalibrated(labeller.name)
            }
            return threshold
        }
        guard options.keepRatio == nil else { return 0 }
        return options.rounding == .majorityToken ? labeller.majorityThreshold : labeller.defaultThreshold
    }

    /// What the blocks' budget took, and would not have passed anyway, was below the threshold.
    private func reasons(
        _ dropped: [[DropReason?]], labels: [PassageLabels], threshold: Double
    ) -> [[DropReason?]] {
        zip(dropped, labels).map { reasons, labels in
            zip(reasons, labels.scores).map { reason, score in
                guard reason == .overBudget, let score, score < threshold else { return reason }
                return .belowThreshold
            }
        }
    }

    private func tokenCounter(named name: String?) throws -> any TokenCounter {
        let wanted = name.map { name in counters.first { $0.name == name } } ?? counters.first
        guard let wanted else {
            throw PipelineError.unknownTokenizer(name ?? "", known: counters.map(\.name))
        }
        return wanted
    }
}
