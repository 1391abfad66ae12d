import ContextTypes
import JSONValues

/// QMSum (Zhong et al. 2021): meetings of hundreds of turns, questions with the turns that answer them.
///
/// A turn is a sentence here; turns are packed in order into passages of about `passageWords` words.
final class QMSumQuestions {
    private let lines: NumberedLines
    private let maker: PassageMaker
    private var waiting: [QuestionEvent] = []

    private static let passageWords = 150

    init(_ path: String, _ maker: PassageMaker) throws {
        lines = try NumberedLines(path)
        self.maker = maker
    }

    func next() throws -> QuestionEvent? {
        while waiting.isEmpty {
            guard let (line, location) = try lines.nextValue() else { return nil }
            switch line {
            case .failure(let problem): return .problem(problem)
            case .success(let meeting): waiting = questions(meeting, location).reversed()
            }
        }
        return waiting.popLast()
    }

    private func questions(_ meeting: JSON, _ location: String) -> [QuestionEvent] {
        let turns = (meeting["meeting_transcripts"]?.array ?? []).map { turn in
            "\(turn["speaker"]?.string ?? "") : \(turn["content"]?.string ?? "")".trimmed
        }
        let groups = packed(turns)
        let passages = groups.enumerated().map { index, range in
            maker.passage(
                id: "turns-\(range.lowerBound)", document: "turns-\(range.lowerBound)", title: "Meeting",
                joining: Array(turns[range]))
        }
        return (meeting["specific_query_list"]?.array ?? []).enumerated().map { index, query in
            guard let text = query["query"]?.string, let gold = gold(query, turns.count) else {
                return .problem(
                    InputProblem(
                        location: "\(location)#\(index)", reason: "a question without turns that are numbers")
                )
            }
            let judged = zip(groups, passages).map { range, passage in
                JudgedPassage(passage: passage, gold: range.map { gold.contains($0) })
            }
            let id = "\(location.split(separator: ":").last ?? "")-\(index)"
            return .question(
                EvaluationQuestion(
                    id: id, question: text, passages: judged, location: "\(location)#\(index)"))
        }
    }

    private func packed(_ turns: [String]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        var words = 0
        for (index, turn) in turns.enumerated() {
            let count = turn.utf8.count { $0 == 32 } + 1
            if index > start, words + count > QMSumQuestions.passageWords {
                groups.append(start..<index)
                (start, words) = (index, 0)
            }
            words += count
        }
        if start < turns.count { groups.append(start..<turns.count) }
        return groups
    }

    private func gold(_ query: JSON, _ turns: Int) -> Set<Int>? {
        var gold: Set<Int> = []
        for span in query["relevant_text_span"]?.array ?? [] {
            guard let start = number(span.array?.first), let end = number(span.array?.last), start <= end
            else {
                return nil
            }
            gold.formUnion((start...end).filter { (0..<turns).contains($0) })
        }
        return gold
    }

    private func number(_ json: JSON?) -> Int? { json?.integer ?? json?.string.flatMap { Int($0) } }
}
