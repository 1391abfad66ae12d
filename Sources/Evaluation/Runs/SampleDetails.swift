import ContextTypes
import JSONValues

/// The drawn questions of one data set with all that a drill-down shows: texts, gold, scores, what each setting kept.
struct SampleDetails {
    let set: QuestionSet
    let plan: EvaluationPlan
    let lost: SampleList
    let others: SampleList

    /// The texts of one data set take at most so many bytes of the report.
    private static let textLimit = 400_000
    /// Encoding takes most of a second for ten passages: so many questions get a heat map, of so many passages and rows.
    private static let heatLimits = (questions: 12, passages: 10, rows: 24)

    /// Reads the data set again for the texts, and `questions` for what was measured.
    func json(from questions: OutputFile) throws -> JSON {
        var wanted: [Int: (entry: SampleList.Entry, isLost: Bool)] = [:]
        for entry in others.entries { wanted[entry.question] = (entry, false) }
        for entry in lost.entries { wanted[entry.question] = (entry, true) }
        let reader = try set.questions(seed: plan.seed)
        var found: [(isLost: Bool, key: UInt64, question: EvaluationQuestion, json: JSON, bytes: Int)] = []
        var number = 0
        while found.count < wanted.count, let event = try reader.next() {
            guard case .question(let question) = event else { continue }
            if let (entry, isLost) = wanted[number] {
                let line = try JSON(parsing: try questions.line(at: entry.offset))
                let bytes = question.passages.reduce(0) { $0 + $1.passage.text.utf8.count }
                found.append((isLost, entry.key, question, details(question, line, isLost), bytes))
            }
            number += 1
        }
        found.sort { ($0.isLost ? 0 : 1, $0.key) < ($1.isLost ? 0 : 1, $1.key) }
        let fitting = fitting(found.map { ($0.question, $0.json, $0.bytes) })
        return .array(
            try fitting.enumerated().map { index, sample in
                guard index < SampleDetails.heatLimits.questions, let heat = try heat(sample.question) else {
                    return sample.json
                }
                return .object((sample.json.members ?? []) + [.init("heat", heat)])
            })
    }

    /// Which words of the question meet which sentences; nil without an encoder.
    private func heat(_ question: EvaluationQuestion) throws -> JSON? {
        guard let matcher = plan.matcher else { return nil }
        let passages = question.passages.prefix(SampleDetails.heatLimits.passages).map(\.passage)
        let matches = try matcher.matches(of: question.question, in: passages)
        guard !matches.rows.isEmpty else { return nil }
        return matches.best(SampleDetails.heatLimits.rows).json(
            titles: passages.enumerated().map { "\($0 + 1). \($1.title.isEmpty ? $1.id : $1.title)" })
    }

    /// The lost ones stand first, so half of the room is held back for the others.
    private func fitting(
        _ details: [(question: EvaluationQuestion, json: JSON, bytes: Int)]
    ) -> [(question: EvaluationQuestion, json: JSON)] {
        var left = SampleDetails.textLimit
        return details.enumerated().compactMap { index, detail in
            guard detail.bytes <= left || index == 0 else { return nil }
            left -= detail.bytes
            return (detail.question, detail.json)
        }
    }

    private func details(_ question: EvaluationQuestion, _ line: JSON, _ isLost: Bool) -> JSON {
        let rows = line["settings"]?.array ?? []
        return .object([
            .init("id", .string(question.id)), .init("question", .string(question.question)),
            .init("location", .string(question.location)), .init("lost", .bool(isLost)),
            .init("answers", .array(question.answers.map { .string($0.joined(separator: " … ")) })),
            .init("passages", .array(question.passages.map(passage))),
            .init("scores", line["scores"] ?? .array([])),
            .init("kept", .array(rows.map { $0["kept"] ?? .string("") })),
            .init(
                "answer", .array(rows.map { $0["answerRetention"]?.array?.first ?? .null })),
            .init("recall", .array(rows.map { $0["sentenceRecall"]?.array?.first ?? .null })),
        ])
    }

    private func passage(_ judged: JudgedPassage) -> JSON {
        let passage = judged.passage
        var end = 0
        let bytes = Array(passage.text.utf8)
        let sentences = passage.sentences.enumerated().map { index, sentence in
            let gap = bytes[min(end, sentence.span.start)..<sentence.span.start]
            end = sentence.span.end
            let gold = judged.gold.indices.contains(index) ? judged.gold[index] : nil
            return JSON.array([
                .string(passage.text.text(at: sentence.span)), gold.map(JSON.bool) ?? .null,
                .integer(sentence.block), .integer(gap.contains(10) ? 1 : 0),
            ])
        }
        var members: [JSON.Member] = [
            .init("id", .string(passage.id)), .init("title", .string(passage.title)),
            .init("grade", judged.grade.map(JSON.integer) ?? .null), .init("sentences", .array(sentences)),
        ]
        // Plain texts have the document and one paragraph: no tree to show.
        if passage.blocks.count > 2 {
            let blocks = passage.blocks.map { block in
                JSON.array([
                    .string("\(block.kind)"), .integer(block.parent), .integer(block.level),
                    .bool(block.boilerplate != nil),
                ])
            }
            members.append(.init("blocks", .array(blocks)))
        }
        return .object(members)
    }
}
