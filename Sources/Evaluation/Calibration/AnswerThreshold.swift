import ContextTypes
package import Labelling

/// The largest threshold at which a question still keeps its answer: what retention is calibrated on.
package enum AnswerThreshold {
    /// - Returns: the score of the best sentence with the label "gold"; without such labels, of the best alternative
    ///   answer the score at which the last of its strings is still there. Nil when no sentence holds an answer.
    package static func find(
        in question: EvaluationQuestion, by labeller: any SentenceLabeller
    ) throws -> Double? {
        let labels = try labeller.labels(
            for: question.question, passages: question.passages.map(\.passage))
        let scores = labels.map(\.scores)
        return gold(question, scores) ?? answer(question, scores)
    }

    private static func gold(_ question: EvaluationQuestion, _ scores: [[Double]]) -> Double? {
        zip(question.passages, scores).flatMap { passage, scores in
            zip(passage.gold, scores).filter { $0.0 == true }.map(\.1)
        }.max()
    }

    private static func answer(_ question: EvaluationQuestion, _ scores: [[Double]]) -> Double? {
        let sentences = zip(question.passages, scores).flatMap { passage, scores in
            zip(passage.passage.sentences, scores).map {
                (text: AnswerText(passage.passage.text.text(at: $0.span)), score: $1)
            }
        }
        return question.answers.compactMap { strings -> Double? in
            let wanted = strings.map(AnswerText.init).filter { !$0.isEmpty }
            let best = wanted.compactMap { answer in
                sentences.lazy.filter { $0.text.contains(answer) }.map(\.score).max()
            }
            return best.count == wanted.count ? best.min() : nil
        }.max()
    }
}
