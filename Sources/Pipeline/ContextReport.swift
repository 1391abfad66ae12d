import ContextTypes
import SentencePruning

/// Turns decisions into the answer: texts, exact spans, reasons, counts, warnings.
struct ContextReport {
    let writer: ContextWriter
    let counter: any TokenCounter

    private var labelled: LabelledPassages { writer.labelled }

    func result() -> TrimmedContext {
        let context = writer.context
        let unpruned = writer.unpruned.context
        let passages = writer.order.map(passage)
        let budget = writer.options.budget?.limit
        let kept = (0..<labelled.passages.count).reduce(0) { $0 + writer.keptUnits(of: $1).count }
        return TrimmedContext(
            context: context, passages: passages,
            tokens: Reduction(original: counter.tokens(in: unpruned), kept: counter.tokens(in: context)),
            characters: Reduction(
                original: unpruned.unicodeScalars.count, kept: context.unicodeScalars.count),
            sentences: Reduction(
                original: labelled.passages.reduce(0) { $0 + $1.sentences.count }, kept: kept),
            tokenizer: counter.name, warnings: warnings(kept: kept, budget: budget))
    }

    private func passage(_ index: Int) -> TrimmedPassage {
        let passage = labelled.passages[index]
        let spans = labelledSpans(of: index)
        let text = writer.body(of: index, kept: writer.keptUnits(of: index), marksGaps: false)
        return TrimmedPassage(
            id: passage.id, document: passage.document, title: passage.title, url: passage.url,
            headings: passage.headings, rank: (labelled.ranking.firstIndex(of: index) ?? 0) + 1,
            score: labelled.rankScores[index], text: text,
            markup: writer.markup(of: index, kept: writer.keptUnits(of: index)),
            spans: spans.filter(\.kept),
            removed: writer.options.explain ? spans.filter { !$0.kept } : [], metadata: passage.metadata,
            tokens: Reduction(
                original: counter.tokens(in: passage.text), kept: counter.tokens(in: text)),
            source: passage)
    }

    /// All units in the order of the source, the lead-in (when it is kept) first.
    private func labelledSpans(of index: Int) -> [LabelledSpan] {
        let passage = labelled.passages[index]
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
                spans.append(span(of: unit, in: index, start: start, end: end))
            }
        }
        return spans
    }

    private func span(of unit: Int, in index: Int, start: SourceOffset, end: SourceOffset) -> LabelledSpan {
        let decision = writer.decisions[index][unit]
        var reason: DropReason?
        if case .dropped(let why) = decision { reason = why }
        return LabelledSpan(
            start: start, end: end, sentence: unit, block: labelled.passages[index].sentences[unit].block,
            score: labelled.labels[index].scores[unit] ?? 0, kept: decision.isKept, reason: reason)
    }

    private func warnings(kept: Int, budget: Int?) -> [String] {
        var warnings: [String] = []
        if let budget, kept == 0, writer.misses(.overBudget) {
            let unit = writer.options.budget?.unit.rawValue ?? "tokens"
            warnings.append("the budget of \(budget) \(unit) is below the shortest unit that passed")
        }
        return warnings
    }
}
