import ContextTypes
import JSONValues

/// All settings' results for one question.
struct QuestionResult: Sendable {
    let question: EvaluationQuestion
    let settings: [SettingResult]

    /// Runs every setting of the plan on `question`.
    init(of question: EvaluationQuestion, _ plan: EvaluationPlan) throws {
        let meter = QuestionMeter(question, counter: plan.counter)
        let needles = NeedlePlaces(question, plan.counter)
        let clock = ContinuousClock()
        self.question = question
        settings = try plan.settings.map { _, setting in
            let start = clock.now
            let output = try setting.system.output(for: question)
            let duration = clock.now - start
            let pairs = zip(question.passages, output.parts)
            return SettingResult(
                table: meter.measure(output), needles: needles.curve(of: output), duration: duration,
                keepsAnswer: meter.keepsAnswer(output),
                kept: pairs.flatMap { passage, part in
                    passage.passage.sentences.map { part.kept.holds($0.span) }
                },
                scores: output.parts.flatMap(\.scores), ranking: meter.rankedDocuments(output))
        }
    }

    /// One line of questions.jsonl: for each setting its headline tallies and a bit for each sentence kept.
    func json(_ plan: EvaluationPlan, set: String) -> JSON {
        let rows = settings.enumerated().map { index, result in
            var members = [
                JSON.Member("setting", .string(plan.name(of: index))),
                JSON.Member("kept", .string(SentenceMask.text(result.kept))),
            ]
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
