package import Labelling

/// The thresholds of the questions of one data set, worked out by several tasks.
package struct CalibrationQuestions: Sendable {
    /// One per question of which a sentence holds an answer, in the order of the data set.
    package private(set) var thresholds: [Double] = []
    /// Questions of which no sentence holds an answer: nothing can be learnt from them.
    package private(set) var unanswerable = 0
    /// Lines that could not be read.
    package private(set) var problems: [InputProblem] = []

    /// - Parameters:
    ///   - tasks: how many questions are labelled at once.
    ///   - seed: of what is drawn where the data set leaves a choice.
    package init(
        of set: QuestionSet, by labeller: any SentenceLabeller, tasks: Int, seed: UInt64
    ) async throws {
        let reader = try set.questions(seed: seed)
        var found: [(place: Int, threshold: Double?)] = []
        var problems: [InputProblem] = []
        try await withThrowingTaskGroup(of: (Int, Double?).self) { group in
            var running = 0
            while let event = try reader.next() {
                guard case .question(let question) = event else {
                    if case .problem(let problem) = event { problems.append(problem) }
                    continue
                }
                if running >= max(1, tasks), let done = try await group.next() {
                    found.append(done)
                    running -= 1
                }
                let place = found.count + running
                running += 1
                group.addTask { (place, try AnswerThreshold.find(in: question, by: labeller)) }
            }
            for try await done in group { found.append(done) }
        }
        self.problems = problems
        let inOrder = found.sorted { $0.place < $1.place }.map(\.threshold)
        thresholds = inOrder.compactMap { $0 }
        unanswerable = inOrder.count - thresholds.count
    }

    /// The share of the questions that keep an answer at `threshold`.
    package func kept(at threshold: Double) -> Double {
        guard !thresholds.isEmpty else { return 0 }
        return Double(thresholds.count { $0 >= threshold }) / Double(thresholds.count)
    }
}
