import ContextTypes
import JSONValues

/// SelQA, answer sentence selection (Jurczyk et al. 2016): one section for each question, every sentence labelled.
///
/// The path is a file, or a folder of which all files are read in the order of their names.
struct SelQAQuestions {
    private let rows: RowReader

    init(_ set: QuestionSet, _ maker: PassageMaker) throws {
        let files = try InputFolder.files(at: set.path)
        var rows: [(JSON, String)] = []
        for file in files {
            for (index, row) in try WholeJSON.array(file).enumerated() {
                let article = row["article"]?.string ?? ""
                if set.heldOut?.holds(article: article, index: index) ?? true {
                    rows.append((row, "\(file)#\(index)"))
                }
            }
        }
        self.rows = RowReader(rows) { row, location throws(InputProblem) in
            try SelQAQuestions.question(row, location, maker)
        }
    }

    func next() throws -> QuestionEvent? { rows.next() }

    private static func question(
        _ json: JSON, _ location: String, _ maker: PassageMaker
    ) throws(InputProblem) -> EvaluationQuestion {
        let sentences = (json["candidates"]?.array ?? []).compactMap { $0.string?.trimmed }
        let gold = Set((json["answers"]?.array ?? []).compactMap(\.integer))
        guard !sentences.isEmpty, !sentences.contains(""), !gold.isEmpty else {
            throw InputProblem(location: location, reason: "no sentences, an empty one, or none marked")
        }
        let article = json["article"]?.string ?? ""
        let section = json["section"]?.string ?? ""
        let unnamed = ["", "abstract", "none"].contains(section.lowercased())
        let passage = maker.passage(
            id: "section", document: "section", title: unnamed ? article : "\(article) - \(section)",
            joining: sentences)
        return EvaluationQuestion(
            id: location.split(separator: "/").last.map(String.init) ?? location,
            question: try json.text("question", location),
            passages: [JudgedPassage(passage: passage, gold: sentences.indices.map { gold.contains($0) })],
            location: location)
    }
}
