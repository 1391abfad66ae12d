import ContextTypes
import TextAnalysis

/// What the features need to know of a question: its rarest terms with their weights, and what kind of answer it asks for.
struct QuestionProfile {
    /// More terms than this are not told apart: the rarest are taken.
    static let mostTerms = 64

    /// The place of each term (a bit of a mask), in the order of the question.
    let slots: [UInt64: Int]
    /// The share of each term in the whole weight of the question; they sum to 1.
    let weights: [Double]
    let answer: AnswerKind

    init(question: String, scorer: LexicalScorer) {
        let rarest = scorer.question.indices
            .sorted { (scorer.idf[$0], $1) > (scorer.idf[$1], $0) }
            .prefix(Self.mostTerms).sorted()
        let total = rarest.reduce(0) { $0 + scorer.idf[$1] }
        var slots: [UInt64: Int] = [:]
        for (slot, index) in rarest.enumerated() { slots[scorer.question[index]] = slot }
        self.slots = slots
        weights = rarest.map { total > 0 ? scorer.idf[$0] / total : 0 }
        answer = AnswerKind(question: question)
    }

    /// The weight of the terms in `mask`, 0...1.
    func coverage(_ mask: UInt64) -> Double {
        var rest = mask
        var sum = 0.0
        while rest != 0 {
            sum += weights[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }
}
