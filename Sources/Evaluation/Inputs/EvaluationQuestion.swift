/// One question, the passages that a system may prune, and what is known of the right answer.
package struct EvaluationQuestion: Sendable, Hashable {
    package var id: String
    package var question: String
    package var passages: [JudgedPassage]
    /// Alternatives; of each alternative every string must be there. Empty when no answer is known.
    package var answers: [[String]]
    /// Grades of documents beyond the passages (TREC qrels), so that recall counts what retrieval missed.
    package var grades: [String: Int]
    /// Where it was read: `path:line` or `path#id`.
    package var location: String

    /// The scores with which the passages were found; nil when not all of them have one.
    var given: [Double]? {
        let scores = passages.compactMap(\.score)
        return scores.count == passages.count ? scores : nil
    }

    package init(
        id: String, question: String, passages: [JudgedPassage], answers: [[String]] = [],
        grades: [String: Int] = [:], location: String = ""
    ) {
        self.id = id
        self.question = question
        self.passages = passages
        self.answers = answers
        self.grades = grades
        self.location = location
    }
}
