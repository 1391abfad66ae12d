import ContextTypes

/// Where the gold sentences of a question stand in its whole context.
struct NeedlePlaces {
    private struct Place {
        var passage: Int
        var span: SourceSpan
        /// Of the sentence's middle, 0...1.
        var position: Double
    }

    private let places: [Place]
    private let tokens: Int

    init(_ question: EvaluationQuestion, _ counter: any TokenCounter) {
        let total = question.passages.reduce(0) { $0 + $1.passage.text.utf8.count }
        var places: [Place] = []
        var offset = 0
        var tokens = 0
        for (index, passage) in question.passages.enumerated() {
            for (sentence, gold) in zip(passage.passage.sentences, passage.gold) where gold == true {
                let middle = Double(offset + (sentence.span.start + sentence.span.end) / 2)
                places.append(
                    Place(passage: index, span: sentence.span, position: middle / Double(max(total, 1))))
            }
            offset += passage.passage.text.utf8.count
            tokens += counter.tokens(in: passage.passage.text)
        }
        self.places = places
        self.tokens = tokens
    }

    func curve(of output: SystemOutput) -> NeedleCurve {
        var curve = NeedleCurve()
        for place in places {
            let isKept = output.parts[place.passage].kept.holds(place.span)
            curve.add(position: place.position, tokens: tokens, isKept: isKept)
        }
        return curve
    }
}
