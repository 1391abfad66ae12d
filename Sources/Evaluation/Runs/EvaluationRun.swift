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
    private static let patience = 25
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
        _ = try RunFolder(folder)
        var state = RunState.read(path("state"), for: plan) ?? fresh
        // From the first file on the folder is known for an evaluation's, also when the run is killed.
        try state.write(to: path("state"), description: plan.description)
        let files = RunFiles(
            questions: try OutputFile(path("questions.jsonl"), keeping: state.questionsLength),
            rankings: try OutputFile(path("run.trec"), keeping: state.rankingsLength),
            contexts: plan.writesContexts
                ? try OutputFile(path("contexts.jsonl"), keeping: state.contextsLength) : nil)
        while state.set < plan.sets.count {
            try await evaluate(plan.sets[state.set], &state, files)
        }
        try generateAnswers(&state)
        let report = try report(state, files.questions)
        try report.write(to: folder)
        try? FileManager.default.removeItem(atPath: path("state"))
        return report
    }

    /// Whether `run` would go on from a checkpoint.
    package var continues: Bool {
        RunState.read(path("state"), for: plan) != nil
    }

    private var fresh: RunState {
        RunState(settings: plan.settings.count, asked: plan.generator?.questions ?? 0)
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    // MARK: One data set

    private func evaluate(
        _ set: QuestionSet, _ state: inout RunState, _ files: RunFiles
    ) async throws {
        let reader = try set.questions(seed: plan.seed)
        var problems = ProblemList()
        _ = try read(reader, state.tally.questions, &problems)
        let clock = ContinuousClock()
        var written = clock.now
        var chunk = try read(reader, EvaluationRun.chunk, &problems)
        while !chunk.isEmpty {
            // The next questions are read while these are worked on.
            let questions = chunk
            async let evaluated = results(of: questions, set.name)
            chunk = try read(reader, EvaluationRun.chunk, &problems)
            for (result, line) in try await evaluated {
                sample(result, offset: files.questions.length, &state)
                try files.questions.append(line)
                try files.rankings.append(rankingLines(result, set))
                try files.contexts?.append(result.context)
                try note(failuresOf: result, &state)
                state.tally.add(result)
            }
            progress(
                EvaluationProgress(
                    set: set.name, setNumber: state.set, setCount: plan.sets.count,
                    questions: state.tally.questions, expected: set.limit))
            if clock.now - written > EvaluationRun.checkpointPause || Task.isCancelled {
                try checkpoint(&state, files)
                try Task.checkCancellation()
                written = clock.now
            }
        }
        finish(set, problems, &state)
        try checkpoint(&state, files)
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
            let queue = QuestionQueue(questions.count)
            for _ in 0..<min(threads, questions.count) {
                group.addTask {
                    var results: [(Int, QuestionResult, [UInt8])] = []
                    while let index = queue.next() {
                        let result = try QuestionResult(of: questions[index], plan)
                        var line: [UInt8] = []
                        result.json(plan, set: set).write(to: &line)
                        results.append((index, result, line + [10]))
                    }
                    return results
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
        state.asked.offer(entry)
        let reference = result.settings[plan.reference]
        let recall = reference.table[.sentenceRecall].value ?? 1
        if reference.keepsAnswer == false || (reference.keepsAnswer == nil && recall < 1) {
            state.lost.offer(entry)
        } else {
            state.others.offer(entry)
        }
    }

    /// Names the first failures of systems; a system that has answered nothing after `patience` questions ends the run.
    private func note(failuresOf result: QuestionResult, _ state: inout RunState) throws {
        for (index, setting) in result.settings.enumerated() {
            guard let reason = setting.failure else { continue }
            let name = plan.name(of: index)
            let asked = state.tally.questions + 1
            if asked == EvaluationRun.patience, state.tally.failures[index] == asked - 1 {
                throw EvaluationError.system(
                    name: name,
                    reason: "it failed on each of the first \(asked) questions, last with: \(reason)")
            }
            guard state.failures.count < RunState.namedFailures else { continue }
            state.failures.append("\(name), \(result.question.location): \(reason)")
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
                summary: summary.json(
                    problems: problems.named, problemCount: problems.count, failures: state.failures),
                timings: SetTimings(name: set.name, tally: state.tally, plan: plan).json,
                lost: state.lost, others: state.others, asked: state.asked))
        let fresh = fresh
        (state.tally, state.failures) = (fresh.tally, [])
        (state.lost, state.others, state.asked) = (fresh.lost, fresh.others, fresh.asked)
        state.set += 1
    }

    private func checkpoint(_ state: inout RunState, _ files: RunFiles) throws {
        try files.questions.flush()
        try files.rankings.flush()
        try files.contexts?.flush()
        (state.questionsLength, state.rankingsLength) = (files.questions.length, files.rankings.length)
        state.contextsLength = files.contexts?.length ?? 0
        try state.write(to: path("state"), description: plan.description)
    }

    // MARK: Answers of a language model

    /// Asks the server of the configuration, when it names one, and adds its figures to the summaries.
    private func generateAnswers(_ state: inout RunState) throws {
        guard let settings = plan.generator else { return }
        let generator = try AnswerGenerator(settings, seed: plan.seed)
        let lines = try OutputFile(path("answers.jsonl"), keeping: 0)
        for (index, set) in plan.sets.enumerated() {
            let drawn = state.finished[index].asked
            let stage = AnswerStage(set: set, plan: plan, drawn: drawn, generator: generator)
            let figures = try stage.json(writing: lines) { done in
                progress(
                    EvaluationProgress(
                        set: "asking \(settings.model), \(set.name)", setNumber: index,
                        setCount: plan.sets.count, questions: done, expected: drawn.entries.count))
            }
            let members = state.finished[index].summary.members ?? []
            state.finished[index].summary = .object(members + [.init("generated", figures)])
        }
        try lines.flush()
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

/// The files that grow with every question.
struct RunFiles {
    let questions: OutputFile
    let rankings: OutputFile
    /// Nil when the plan does not ask for contexts.
    let contexts: OutputFile?
}

/// Where a run stands, for people who wait.
package struct EvaluationProgress: Sendable {
    package var set: String
    /// Of the sets, from 0.
    package var setNumber: Int
    package var setCount: Int
    package var questions: Int
    /// The best known guess of how many there will be; nil when nobody knows.
    package var expected: Int?
}
