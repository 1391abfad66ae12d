import JSONValues

/// Gives one question for each row of a file that had to be read whole.
final class RowReader {
    private let rows: [(JSON, String)]
    private let read: (JSON, String) throws(InputProblem) -> EvaluationQuestion
    private var position = 0

    init(
        _ rows: [(JSON, String)], _ read: @escaping (JSON, String) throws(InputProblem) -> EvaluationQuestion
    ) {
        self.rows = rows
        self.read = read
    }

    func next() -> QuestionEvent? {
        guard position < rows.count else { return nil }
        let (row, location) = rows[position]
        position += 1
        do { return .question(try read(row, location)) } catch { return .problem(error) }
    }
}
