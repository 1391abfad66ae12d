package import ContextTypes
package import Labelling
import Retrieval
import Segmentation
import Selection
import TextAnalysis

/// What happens to a question, in which order: the calls that every door makes.
///
/// ```swift
/// let engine = try ContextEngine(settings)
/// let index = try OpenIndex("mills.winnow", settings.models)
/// let context = try engine.trim(TrimRequest("Who grinds the grain?", in: index))
/// ```
///
/// A value whose parts any number of requests share at once. The answer to one does not depend on what runs beside it.
package struct ContextEngine: Sendable {
    package let indexes: IndexRegistry
    let labellers: PrunerShelf
    let counters: any TokenCounterShelf
    /// What contexts with marks have left out, for `expand`.
    let gaps: GapStore
    /// What labellers said of late; nil: nothing is remembered.
    package var memory: LabelMemory?
    /// Judge the quality of passages, and whether they mean harm.
    let screens: ScreenShelf

    package init(
        indexes: IndexRegistry = .empty, labellers: PrunerShelf = PrunerShelf(),
        counters: any TokenCounterShelf, gaps: GapStore = GapStore(), screens: ScreenShelf = .none
    ) {
        self.screens = screens
        self.indexes = indexes
        self.labellers = labellers
        self.counters = counters
        self.gaps = gaps
    }

    /// The part of an index that answers a question.
    ///
    /// Spans of the result count in each document's stored text. With `order = document` the passages come out by
    /// document and place.
    ///
    /// - Parameters:
    ///   - found: told how many passages were found, before they are labelled.
    ///   - report: told how far a model has read them.
    /// - Throws: as `prune`; `RetrievalError`, `IndexStoreError`.
    package func trim(
        _ request: TrimRequest, found: (Int) -> Void = { _ in }, report: ReadingReport? = nil
    ) throws -> TrimmedContext {
        var trace = StageTrace()
        try OptionCheck.check(question: request.question, request.pruning)
        let retrieved = try trace.run(\.retrieve) { try passages(of: request.index, for: request) }
        found(retrieved.count)
        return try reduce(
            ReceivedPassages(retrieved: retrieved), for: request.question, request.pruning, report, &trace)
    }

    /// The sentences of given passages that answer a question.
    ///
    /// - Parameter report: told how far a model has read.
    func pruneSentences(_ request: PruneRequest, report: ReadingReport? = nil) throws -> TrimmedContext {
        var trace = StageTrace()
        try OptionCheck.check(question: request.question, request.options)
        return try reduce(
            ReceivedPassages(request), for: request.question, request.options, report, &trace)
    }

    /// The passages with what the index's token vectors say of them, where the labeller can use that.
    private func passages(of index: OpenIndex, for request: TrimRequest) throws -> [ScoredPassage] {
        var options = request.retrieval
        options.coverage = request.pruning.pruner.usesCoverage
        options.explain = false
        return try find(request.question, in: index, options).passages.map(\.passage)
    }

    /// Labels, selects and writes.
    private func reduce(
        _ received: ReceivedPassages, for question: String, _ options: PruningOptions,
        _ report: ReadingReport?, _ trace: inout StageTrace
    ) throws -> TrimmedContext {
        let (counter, measure) = try counters(for: options.budget)
        let judged = try judge(received, for: question, options, report, &trace)
        let threshold = try judged.profile.threshold(for: options)
        let candidates = judged.candidates
        var result = try trace.run(\.fit) {
            ContextSelection(
                candidates, options: options, threshold: threshold,
                order: options.order == .rank ? candidates.ranking : received.documentOrder
            ).context(counter: counter, measure: measure)
        }
        result.threshold = threshold
        result.model = judged.profile.name
        result.windows = judged.windows
        result.timings = trace.finished()
        result.warnings =
            try RequestWarnings(
                options: options, result: result, wasCutShort: judged.wasCutShort,
                bestScore: candidates.bestScore, hasModel: result.windows != nil,
                isCalibrated: !judged.profile.retention.isEmpty,
                missingPlaces: options.pruner == .auto
                    ? labellers.missingPlaces(question, received.passages, within: options.deadline) : []
            ).list() + received.warnings + dangers(in: result)
        result.settleInvisible(options)
        gaps.keep(&result)
        return result
    }

    /// Has a labeller score the units of passages, and joins what it says with the scores of the retriever.
    func judge(
        _ received: ReceivedPassages, for question: String, _ options: PruningOptions,
        _ report: ReadingReport?, _ trace: inout StageTrace
    ) throws -> JudgedPassages {
        let labeller = try trace.run(\.label) { try self.labeller(for: options, question, received) }
        // What cannot be asked of this labeller is refused before it reads.
        _ = try labeller.profile.threshold(for: options)
        let extent = ReadingExtent(
            tokens: options.readTokens, deadline: trace.deadline(after: options.deadline), report: report)
        let labels = try trace.run(\.label) {
            try self.labels(of: labeller, for: question, received.passages, reading: extent)
        }
        let wasCutShort = extent.deadline.map { ContinuousClock.now >= $0 } ?? false
        let candidates = try trace.run(\.label) {
            Candidates(
                received.passages, given: received.given, labels: labels.map { $0.rounded(options.rounding) },
                isJudged: labeller.profile.judgesPassages, options: options)
        }
        return JudgedPassages(
            candidates: candidates, profile: labeller.profile, windows: PassageLabels.windows(of: labels),
            wasCutShort: wasCutShort)
    }

    /// From memory where there is one. What a deadline cut short is not remembered.
    private func labels(
        of labeller: any SentenceLabeller, for question: String, _ passages: [Passage],
        reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        guard let memory, extent.deadline == nil else {
            return try labeller.labels(for: question, passages: passages, reading: extent)
        }
        let key = LabelMemory.Key(
            labeller: labeller.profile.name, question: question, readTokens: extent.tokens, passages: passages
        )
        return try memory.labels(for: key) {
            try labeller.labels(for: question, passages: passages, reading: extent)
        }
    }

    private func labeller(
        for options: PruningOptions, _ question: String, _ received: ReceivedPassages
    ) throws -> any SentenceLabeller {
        do {
            return try labellers.labeller(
                for: options.pruner, question, received.passages, within: options.deadline,
                coverages: received.coverages)
        } catch { throw EngineError.model("\(error)") }
    }

    /// What counts tokens, and what measures the budget.
    func counters(
        for budget: TokenBudget?
    ) throws -> (counter: any TokenCounter, measure: any TokenCounter) {
        let counter = try tokenCounter(named: budget?.tokenizer)
        return (counter, budget?.unit == .characters ? CharacterCounter() : counter)
    }

    private func tokenCounter(named name: String?) throws -> any TokenCounter {
        let wanted = name ?? counters.names.first ?? ""
        do {
            if let counter = try counters.counter(named: wanted) { return counter }
        } catch { throw EngineError.tokenizer("\(error)") }
        throw EngineError.unknownTokenizer(wanted, known: counters.names)
    }
}
