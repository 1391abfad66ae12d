import ContextTypes

/// Hands the score of a question in the text down to the unit that answers it.
///
/// Labellers score by what a unit says. Of `Colour` / `Green` or `What colour is it?` / `Green.` only the first line has
/// the words of a reader's question, and it is of no use without the second. So the unit below a question counts at
/// least as much as the question, and so does a short unit below a heading; a long one says itself what it is about.
enum AnswersBelow {
    private static let mostWordsBelowHeading = 8
    private static let questionMarks: Set<Character> = ["?", "？", "؟", "፧", "⁇"]

    /// - Parameters:
    ///   - scores: one per sentence of the passage, 0...1.
    ///   - isHeading: one per sentence of the passage.
    static func raise(_ scores: inout [Double], of passage: Passage, isHeading: [Bool]) {
        for index in scores.indices.dropLast() {
            let next = index + 1
            guard scores[index] > scores[next], !isHeading[next], isAbove(index, in: passage, isHeading)
            else { continue }
            scores[next] = scores[index]
        }
    }

    private static func isAbove(_ index: Int, in passage: Passage, _ isHeading: [Bool]) -> Bool {
        let text = passage.text.text(at: passage.sentences[index].span)
        if text.last(where: { !$0.isWhitespace }).map(questionMarks.contains) == true { return true }
        guard isHeading[index] else { return false }
        return passage.text.text(at: passage.sentences[index + 1].span)
            .split(maxSplits: mostWordsBelowHeading, whereSeparator: \.isWhitespace).count
            <= mostWordsBelowHeading
    }
}
