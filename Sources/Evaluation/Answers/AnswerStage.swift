import ContextTypes
import JSONValues

/// Generated answers from the full and from the trimmed context, for drawn questions of one data set.
struct AnswerStage {
    let set: QuestionSet
    let plan: EvaluationPlan
    let drawn: SampleList
    let generator: AnswerGenerator

    private struct Sums {
        var fullExact = Tally.undefined
        var trimmedExact = Tally.undefined
        var fullOverlap = Tally.undefined
        var trimmedOverlap = Tally.undefined
        var equal = Tally.undefined
        var likeness = Tally.undefined
        var failures = 0
        var firstFailure: String?
    }

    /// Reads the data set again for the drawn questions, asks, and writes each pair of answers as a line.
    ///
    /// What the server refuses is counted and named; the evaluation goes on without it.
    func json(writing lines: OutputFile, progress: (Int) -> Void) throws -> JSON {
        let wanted = Swift.Set(drawn.entries.map(\.question))
        let reader = try set.questions(seed: plan.seed)
        var sums = Sums()
        var number = 0
        var done = 0
        while done < wanted.count, let event = try reader.next() {
            guard case .question(let question) = event else { continue }
            defer { number += 1 }
            guard wanted.contains(number) else { continue }
            try Task.checkCancellation()
            try ask(question, &sums, lines)
            done += 1
            progress(done)
        }
        return summary(sums, asked: done)
    }

    private func ask(_ question: EvaluationQuestion, _ sums: inout Sums, _ lines: OutputFile) throws {
        let output = try plan.settings[plan.reference].setting.system.output(for: question)
        let context = TrimmedText(question, output)
        let full: String
        let trimmed: String
        do {
            full = try generator.answer(to: question.question, from: context.full)
            trimmed = try generator.answer(to: question.question, from: context.trimmed)
        } catch {
            sums.failures += 1
            if sums.firstFailure == nil { sums.firstFailure = error.description }
            return
        }
        add(question, full, trimmed, &sums)
        var line: [UInt8] = []
        JSON.object([
            .init("set", .string(set.name)), .init("id", .string(question.id)),
            .init("question", .string(question.question)),
            .init("answers", .array(question.answers.map { .array($0.map(JSON.string)) })),
            .init("full", .string(full)), .init("trimmed", .string(trimmed)),
        ]).write(to: &line)
        try lines.append(line + [10])
    }

    private func add(_ question: EvaluationQuestion, _ full: String, _ trimmed: String, _ sums: inout Sums) {
        sums.equal += Tally(AnswerText(full) == AnswerText(trimmed) ? 1 : 0, of: 1)
        sums.likeness += Tally(mean: AnswerScores.overlap(full, trimmed))
        guard !question.answers.isEmpty else { return }
        sums.fullExact += Tally(AnswerScores.isExact(full, among: question.answers) ? 1 : 0, of: 1)
        sums.trimmedExact += Tally(AnswerScores.isExact(trimmed, among: question.answers) ? 1 : 0, of: 1)
        sums.fullOverlap += Tally(mean: AnswerScores.bestOverlap(full, with: question.answers))
        sums.trimmedOverlap += Tally(mean: AnswerScores.bestOverlap(trimmed, with: question.answers))
    }

    private func summary(_ sums: Sums, asked: Int) -> JSON {
        func value(_ tally: Tally) -> JSON { tally.value.map(JSON.double) ?? .null }
        return .object([
            .init("model", .string(plan.generator?.model ?? "")), .init("asked", .integer(asked)),
            .init("withAnswers", .double(sums.fullExact.denominator)),
            .init("exactMatchFull", value(sums.fullExact)),
            .init("exactMatchTrimmed", value(sums.trimmedExact)),
            .init("f1Full", value(sums.fullOverlap)), .init("f1Trimmed", value(sums.trimmedOverlap)),
            .init("equalAnswers", value(sums.equal)), .init("likeness", value(sums.likeness)),
            .init("failures", .integer(sums.failures)),
            .init("firstFailure", sums.firstFailure.map(JSON.string) ?? .null),
        ])
    }
}
