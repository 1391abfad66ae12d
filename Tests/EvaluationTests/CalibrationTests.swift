import ContextTypes
import Evaluation
import Labelling
import TestSupport
import Testing

/// Scores a sentence by the number at its end.
private struct NumberLabeller: SentenceLabeller {
    let profile = LabellerProfile(name: "numbers", threshold: 0.5)

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) -> [PassageLabels] {
        passages.map { passage in
            let scores = passage.sentences.map { sentence in
                Double(passage.text.text(at: sentence.span).split(separator: " ").last ?? "") ?? 0
            }
            return PassageLabels(scores: scores, rankScore: 1)
        }
    }
}

@Suite("What retention is calibrated on")
struct CalibrationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func measured(_ lines: [String]) async throws -> CalibrationQuestions {
        let path = try folder.write(lines.joined(separator: "\n").utf8, to: "questions.jsonl")
        let set = QuestionSet(name: "q", format: .guessed(from: path), path: path)
        return try await CalibrationQuestions(of: set, by: NumberLabeller(), tasks: 3, seed: 1)
    }

    @Test("the best sentence that holds the answer counts, in the order of the data")
    func answers() async throws {
        let found = try await measured([
            #"{"question":"q","answers":["Emma"],"passages":[{"sentences":["Emma 0.2","Emma too 0.7","Else 0.9"]}]}"#,
            #"{"question":"q","answers":["Bath"],"passages":[{"sentences":["Emma 0.2"]},{"sentences":["In Bath 0.4"]}]}"#,
        ])
        #expect(found.thresholds == [0.7, 0.4])
        #expect(found.unanswerable == 0)
        #expect(found.kept(at: 0.5) == 0.5)
        #expect(found.kept(at: 0.4) == 1)
    }

    @Test("labelled sentences go before answers, which may stand in other sentences by chance")
    func gold() async throws {
        let found = try await measured([
            #"{"question":"q","answers":["Emma"],"passages":[{"sentences":["Emma 0.2","Emma 0.7"],"gold":[1,0]}]}"#
        ])
        #expect(found.thresholds == [0.2])
    }

    @Test("what cannot be answered is counted, what cannot be read is named")
    func problems() async throws {
        let found = try await measured([
            #"{"question":"q","answers":["Emma"],"passages":[{"sentences":["Nothing 0.2"]}]}"#, "no json",
        ])
        #expect(found.thresholds.isEmpty)
        #expect(found.unanswerable == 1)
        #expect(found.problems.count == 1)
        #expect(found.kept(at: 0) == 0)
    }
}
