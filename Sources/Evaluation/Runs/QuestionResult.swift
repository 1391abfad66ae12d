import ContextTypes
import JSONValues

/// All settings' results for one question.
struct QuestionResult: Sendable {
    let question: EvaluationQuestion
    let settings: [SettingResult]
    /// The reference setting's context as a line for RAGAS and its kind; empty when the plan does not ask for it.
    let context: [UInt8]

    /// Runs every setting of the plan on `question`.
    init(of question: EvaluationQuestion, _ plan: EvaluationPlan) throws {
        let meter = QuestionMeter(question, counter: plan.counter)
        let needles = NeedlePlaces(question, plan.counter)
        let clock = ContinuousClock()
        self.question = question
        var context: [UInt8] = []
        settings = try plan.settings.enumerated().map { index, entry in
            let setting = entry.setting
            let start = clock.now
            let output: SystemOutput
            do { output = try setting.system.output(for: question) } catch let error as CancellationError {
                throw error
            } catch { return SettingResult(failedOn: question, "\(error)") }
            let duration = clock.now - start + output.spentBefore
            if plan.writesContexts, index == plan.reference {
                context = QuestionResult.line(of: question, output)
            }
            let pairs = zip(question.passages, output.parts)
            return SettingResult(
                table: meter.measure(output), needles: needles.curve(of: output), duration: duration,
                keepsAnswer: meter.keepsAnswer(output),
                kept: pairs.flatMap { passage, part in
                    passage.passage.sentences.map { part.kept.holds($0.span) }
                },
                scores: output.parts.flatMap(\.scores), ranking: meter.rankedDocuments(output))
        }
        self.context = context
    }

    /// The names of RAGAS, which `winnow eval` reads too.
    private static func line(of question: EvaluationQuestion, _ output: SystemOutput) -> [UInt8] {
        var members: [JSON.Member] = [
            .init("id", .string(question.id)), .init("user_input", .string(question.question)),
            .init(
                "retrieved_contexts", .array(TrimmedText(question, output).texts.map(JSON.string))),
        ]
        if let answer = question.answers.first {
            members.append(.init("reference", .string(answer.joined(separator: " "))))
        }
        var line: [UInt8] = []
        JSON.object(members).write(to: &line)
        return line + [10]
    }

    /// One line of questions.jsonl: for each setting its headline tallies and a bit for each sentence kept.
    func json(_ plan: EvaluationPlan, set: String) -> JSON {
        let rows = settings.enumerated().map { index, result in
            var members = [
                JSON.Member("setting", .string(plan.name(of: index))),
                JSON.Member("kept", .string(SentenceMask.text(result.kept))),
            ]
            if result.failure != nil { members.append(.init("failed", .bool(true))) }
            for measure in Measure.headlines where result.table[measure].denominator != 0 {
                let tally = result.table[measure]
                members.append(
                    .init(measure.rawValue, .array([.double(tally.numerator), .double(tally.denominator)])))
            }
            return JSON.object(members)
        }
        var members = [
            JSON.Member("set", .string(set)), .init("id", .string(question.id)),
            .init("location", .string(question.location)),
            .init("passages", .array(question.passages.map { .integer($0.passage.sentences.count) })),
            .init("settings", .array(rows)),
        ]
        let scores = settings[plan.reference].scores
        if !scores.isEmpty {
            members.append(.init("scores", .array(scores.map { .number(Decimals.text($0, places: 3)) })))
        }
        return .object(members)
    }
}

extension Measure {
    /// What is written for each question and compared between runs.
    package static let headlines: [Measure] = [
        .answerRetention, .sentencePrecision, .sentenceRecall, .sentenceF1, .sentenceF2, .supportComplete,
        .characterCompression, .tokenCompression, .emptyPositive, .emptyNegative, .nDCG10,
        .reciprocalRank10, .averagePrecision,
    ]
}
