import FoundationEssentials
import JSONValues

/// Runs a plan: reads questions, asks every system, measures, and writes as it goes.
///
/// Memory does not grow with the number of questions. A run that was stopped continues where its last checkpoint was;
/// apart from timings.json and the timings inside report.html, the same plan gives the same bytes.
package struct EvaluationRun: Sendable {
    private let plan: EvaluationPlan
    private let folder: String
    private let threads: Int
    private let progress: @Sendable (EvaluationProgress) -> Void

    private static let chunk = 64
    private static let checkpointPause = Duration.seconds(5)

    /// - Parameter folder: Where the report goes; made when it is missing.
    package init(
        _ plan: EvaluationPlan, folder: String, threads: Int,
        progress: @escaping @Sendable (EvaluationProgress) -> Void = { _ in }
    ) {
        self.plan = plan
        self.folder = folder
        self.threads = max(threads, 1)
        self.progress = progress
    }

    /// Evaluates what is left to evaluate and writes the report.
    ///
    /// - Throws: `EvaluationError`; `CancellationError` after a checkpoint was written.
    package func run() async throws -> EvaluationReport {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw EvaluationError.unwritable(path: folder, reason: "\(error)")
        }
        var state =
            RunState.read(path("state"), description: plan.description, settings: plan.settings.count)
            ?? RunState(settings: plan.settings.count)
        let questions = try OutputFile(path("questions.jsonl"), keeping: state.questionsLength)
        let rankings = try OutputFile(path("run.trec"), keeping: state.rankingsLength)
        while state.set < plan.sets.count {
            try await evaluate(plan.sets[state.set], &state, questions, rankings)
        }
        let report = try report(state, questions)
        try report.write(to: folder)
        try? FileManager.default.removeItem(atPath: path("state"))
        return report
    }

    /// Whether `run` would go on from a checkpoint.
    package var continues: Bool {
        RunState.read(path("state"), description: plan.description, settings: plan.settings.count) != nil
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    // MARK: One data set

    private func evaluate(
        _ set: QuestionSet, _ state: inout RunState, _ questions: OutputFile, _ rankings: OutputFile
    ) async throws {
        let reader = try set.questions(seed: plan.seed)
        var problems = ProblemList()
        _ = try read(reader, state.tally.questions, &problems)
        let clock = ContinuousClock()
        var written = clock.now
        while true {
            let chunk = try read(reader, EvaluationRun.chunk, &problems)
            if chunk.isEmpty { break }
            for (result, line) in try await results(of: chunk, set.name) {
                sample(result, offset: questions.length, &state)
                try questions.append(line)
                try rankings.append(rankingLines(result, set))
                state.tally.add(result)
            }
            progress(
                EvaluationProgress(
                    set: set.name, setNumber: state.set, setCount: plan.sets.count,
                    questions: state.tally.questions, expected: set.limit))
            if clock.now - written > EvaluationRun.checkpointPause || Task.isCancelled {
                try checkpoint(&state, questions, rankings)
                try Task.checkCancellation()
                written = clock.now
            }
        }
        finish(set, problems, &state)
        try checkpoint(&state, questions, rankings)
    }

    private func read(
        _ reader: QuestionReader, _ count: Int, _ problems: inout ProblemList
    ) throws -> [EvaluationQuestion] {
        var questions: [EvaluationQuestion] = []
        while questions.count < count, let event = try reader.next() {
            switch event {
            case .question(let question): questions.append(question)
            case .problem(let problem): problems.add(problem)
            }
        }
        return questions
    }

    private func results(
        of questions: [EvaluationQuestion], _ set: String
    ) async throws -> [(QuestionResult, line: [UInt8])] {
        try await withThrowingTaskGroup(of: [(Int, QuestionResult, [UInt8])].self) { group in
            for thread in 0..<min(threads, questions.count) {
                group.addTask {
                    try stride(from: thread, to: questions.count, by: threads).map { index in
                        let result = try QuestionResult(of: questions[index], plan)
                        var line: [UInt8] = []
                        result.json(plan, set: set).write(to: &line)
                        return (index, result, line + [10])
                    }
                }
            }
            var all: [(Int, QuestionResult, [UInt8])] = []
            for try await part in group { all += part }
            return all.sorted { $0.0 < $1.0 }.map { ($0.1, line: $0.2) }
        }
    }

    /// Draws what the report shows in full: questions whose answer the reference setting lost, and others.
    private func sample(_ result: QuestionResult, offset: Int, _ state: inout RunState) {
        var random = EvaluationRandom(seed: plan.seed, for: result.question.id)
        let entry = SampleList.Entry(
            key: random.next(), question: state.tally.questions, offset: offset)
        let reference = result.settings[plan.reference]
        let recall = reference.table[.sentenceRecall].value ?? 1
        if reference.keepsAnswer == false || (reference.keepsAnswer == nil && recall < 1) {
            state.lost.offer(entry)
        } else {
            state.others.offer(entry)
        }
    }

    /// The reference setting's ranking as lines of a TREC run, where the ranking can be judged.
    private func rankingLines(_ result: QuestionResult, _ set: QuestionSet) -> [UInt8] {
        let reference = result.settings[plan.reference]
        guard reference.table[.nDCG10].denominator > 0 else { return [] }
        let name = plan.sets.count > 1 ? "\(set.name)/\(result.question.id)" : result.question.id
        let query = name.split(separator: " ").joined(separator: "_")
        let count = reference.ranking.count
        var bytes: [UInt8] = []
        for (index, document) in reference.ranking.enumerated() {
            let name = document.split(separator: " ").joined(separator: "_")
            bytes += "\(query) Q0 \(name) \(index + 1) \(count - index) winnow\n".utf8
        }
        return bytes
    }

    private func finish(_ set: QuestionSet, _ problems: ProblemList, _ state: inout RunState) {
        let summary = SetSummary(set: set, tally: state.tally, plan: plan)
        state.finished.append(
            RunState.FinishedSet(
                summary: summary.json(problems: problems.named, problemCount: problems.count),
                timings: SetTimings(name: set.name, tally: state.tally, plan: plan).json,
                lost: state.lost, others: state.others))
        let fresh = RunState(settings: plan.settings.count)
        (state.tally, state.lost, state.others) = (fresh.tally, fresh.lost, fresh.others)
        state.set += 1
    }

    private func checkpoint(
        _ state: inout RunState, _ questions: OutputFile, _ rankings: OutputFile
    ) throws {
        try questions.flush()
        try rankings.flush()
        (state.questionsLength, state.rankingsLength) = (questions.length, rankings.length)
        try state.write(to: path("state"), description: plan.description)
    }

    // MARK: The report

    private func report(_ state: RunState, _ questions: OutputFile) throws -> EvaluationReport {
        let details = try zip(plan.sets, state.finished).map { set, finished in
            try SampleDetails(set: set, plan: plan, lost: finished.lost, others: finished.others)
                .json(from: questions)
        }
        return EvaluationReport(
            plan: plan, sets: state.finished.map(\.summary), timings: state.finished.map(\.timings),
            samples: details)
    }
}

/// The problems of one data set: all are counted, the first are named.
struct ProblemList {
    private(set) var named: [InputProblem] = []
    private(set) var count = 0

    private static let limit = 200

    mutating func add(_ problem: InputProblem) {
        count += 1
        if named.count < ProblemList.limit { named.append(problem) }
    }
}
