import ContextTypes
import JSONValues

/// Explained Natural Questions (Lamm et al. 2021): one paragraph for each question, sentences by their starts.
///
/// Gold is the sentence that the explanation selected, else every sentence that an answer of Natural Questions touches.
struct QEDQuestions {
    private let lines: NumberedLines
    private let maker: PassageMaker

    init(_ path: String, _ maker: PassageMaker) throws {
        lines = try NumberedLines(path)
        self.maker = maker
    }

    func next() throws -> QuestionEvent? { try lines.next(question) }

    private func question(_ json: JSON, _ location: String) throws(InputProblem) -> EvaluationQuestion {
        let text = try json.text("paragraph_text", location)
        let bytes = Array(text.utf8)
        let offsets = CharacterOffsets(text)
        let sentences = sentences(json, offsets, bytes)
        let gold = try answerSpans(json, location).compactMap { offsets.span($0, $1) }
        let passage = maker.passage(
            id: "paragraph", document: "paragraph", title: json["title_text"]?.string ?? "", text: text,
            sentences: sentences)
        let labels = sentences.map { sentence in Bool?.some(gold.contains { $0.overlaps(sentence) }) }
        return EvaluationQuestion(
            id: json["example_id"].map(\.description) ?? location,
            question: try json.text("question_text", location),
            passages: [JudgedPassage(passage: passage, gold: labels)], answers: answers(json),
            location: location)
    }

    private func sentences(_ json: JSON, _ offsets: CharacterOffsets, _ bytes: [UInt8]) -> [SourceSpan] {
        let given = (json["sentence_starts"]?.array ?? []).compactMap(\.integer)
        let starts = Set(given.filter { (0..<offsets.count).contains($0) } + [0]).sorted()
        let ends = starts.dropFirst() + [offsets.count]
        return zip(starts, ends).compactMap { offsets.span($0, $1)?.trimmed(in: bytes) }.filter {
            !$0.isEmpty
        }
    }

    private func answerSpans(_ json: JSON, _ location: String) throws(InputProblem) -> [(Int, Int)] {
        if json["annotation"]?["explanation_type"]?.string == "single_sentence",
            let sentence = json["annotation"]?["selected_sentence"], let start = sentence["start"]?.integer,
            let end = sentence["end"]?.integer
        {
            // One character off at both ends: the spans of the data set reach into the white space between sentences.
            return [(start + 1, max(start + 2, end - 1))]
        }
        if let answers = json["original_nq_answers"]?.array {
            return answers.flatMap { $0.array ?? [] }.compactMap { pair($0["start"], $0["end"]) }
        }
        guard let spans = json["answer_spans"]?.array else {
            throw InputProblem(location: location, reason: "neither original_nq_answers nor answer_spans")
        }
        return spans.compactMap { pair($0.array?.first, $0.array?.last) }
    }

    private func pair(_ start: JSON?, _ end: JSON?) -> (Int, Int)? {
        guard let start = start?.integer, let end = end?.integer else { return nil }
        return (start, end)
    }

    private func answers(_ json: JSON) -> [[String]] {
        if let answers = json["original_nq_answers"]?.array {
            return answers.map { ($0.array ?? []).compactMap { $0["string"]?.string } }
        }
        return [(json["answer_text"]?.array ?? []).compactMap(\.string)]
    }
}
