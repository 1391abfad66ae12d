import ContextTypes

/// Turns decisions into the answer: texts, exact spans, reasons, counts, warnings.
struct ContextReport {
    let writer: ContextWriter
    let counter: any TokenCounter

    private let scores: [Double]
    /// Each passage's place among all, from 1.
    private let ranks: [Int]
    private let order: [Int]
    private var candidates: Candidates { writer.candidates }

    init(writer: ContextWriter, counter: any TokenCounter) {
        self.writer = writer
        self.counter = counter
        let candidates = writer.candidates
        var (scores, ranking, order) = (candidates.items.map(\.rankScore), candidates.ranking, writer.order)
        if writer.options.zeroScoreWhenEmpty {
            let isEmpty = scores.indices.map { writer.decisions.keptUnits(of: $0).isEmpty }
            for passage in scores.indices where isEmpty[passage] { scores[passage] = 0 }
            let empty = ranking.filter { isEmpty[$0] }.sorted {
                (candidates.items[$0].passage.id, $0) < (candidates.items[$1].passage.id, $1)
            }
            ranking = ranking.filter { !isEmpty[$0] } + empty
            if writer.options.order == .rank { order = ranking }
        }
        var ranks = scores.map { _ in 0 }
        for (place, passage) in ranking.enumerated() { ranks[passage] = place + 1 }
        (self.scores, self.ranks, self.order) = (scores, ranks, order)
    }

    func result() -> TrimmedContext {
        let context = writer.context()
        let unpruned = writer.unpruned.context()
        let passages = order.map(passage)
        let kept = candidates.items.indices.reduce(0) { $0 + writer.decisions.keptUnits(of: $1).count }
        var result = TrimmedContext(
            context: context, passages: passages,
            tokens: Reduction(original: counter.tokens(in: unpruned), kept: counter.tokens(in: context)),
            characters: Reduction(
                original: unpruned.unicodeScalars.count, kept: context.unicodeScalars.count),
            sentences: Reduction(
                original: candidates.items.reduce(0) { $0 + $1.units.count }, kept: kept),
            tokenizer: counter.name)
        result.gaps = writer.gaps
        return result
    }

    private func passage(_ index: Int) -> TrimmedPassage {
        let passage = candidates.items[index].passage
        let spans = labelledSpans(of: index)
        let kept = writer.decisions.keptUnits(of: index)
        let text = writer.text(of: index, kept: kept, gaps: .none)
        var trimmed = TrimmedPassage(
            id: passage.id, document: passage.document, title: passage.title, url: passage.url,
            headings: passage.headings, rank: ranks[index],
            score: scores[index], text: text,
            markup: writer.markup(of: index, kept: kept),
            spans: spans.filter(\.kept),
            removed: writer.options.explain ? spans.filter { !$0.kept } : [], metadata: passage.metadata,
            tokens: Reduction(
                original: counter.tokens(in: passage.text), kept: counter.tokens(in: text)),
            source: passage)
        trimmed.alsoIn = passage.alsoIn
        return trimmed
    }

    /// All units in the order of the source, the lead-in (when it is kept) first.
    private func labelledSpans(of index: Int) -> [LabelledSpan] {
        let passage = candidates.items[index].passage
        var spans: [LabelledSpan] = []
        if let leadIn = passage.leadIn, writer.needsLeadIn(index) {
            spans.append(
                LabelledSpan(
                    start: leadIn.origin, end: leadIn.origin.advanced(over: leadIn.text.utf8), sentence: nil,
                    block: nil, score: 0, kept: true))
        }
        var place = passage.origin
        var text = passage.text
        text.withUTF8 { bytes in
            var offset = 0
            for (unit, sentence) in passage.sentences.enumerated() {
                let start = place.advanced(over: bytes[offset..<sentence.span.start])
                let end = start.advanced(over: bytes[sentence.span.range])
                (place, offset) = (end, sentence.span.end)
                guard let cut = writer.decisions.cut(of: index), cut.place.index == unit else {
                    spans.append(span(of: unit, in: index, start: start, end: end))
                    continue
                }
                let middle = start.advanced(over: bytes[sentence.span.start..<cut.end])
                spans.append(span(of: unit, in: index, start: start, end: middle))
                var rest = span(of: unit, in: index, start: middle, end: end)
                (rest.kept, rest.reason) = (false, .overBudget)
                spans.append(rest)
            }
        }
        return spans
    }

    private func span(of unit: Int, in index: Int, start: SourceOffset, end: SourceOffset) -> LabelledSpan {
        let decision = writer.decisions.units[index][unit]
        var reason: DropReason?
        if case .dropped(let why) = decision { reason = why }
        let labelled = candidates.items[index].units[unit]
        let passage = candidates.items[index].passage
        return LabelledSpan(
            start: start, end: end, sentence: unit, block: labelled.block,
            places: passage.places.places(of: passage.sentences[unit].span), score: labelled.score,
            kept: decision.isKept, reason: reason)
    }
}
