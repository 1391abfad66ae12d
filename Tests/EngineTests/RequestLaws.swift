import ContextTypes
import Engine
import Testing
import TextAnalysis

/// What holds for every answer, whoever labels.
enum RequestLaws {
    /// Spans are exact, budgets are kept, every unit is accounted for, the order is as asked.
    static func check(_ result: TrimmedContext, _ passages: [Passage], _ options: PruningOptions) {
        checkBudget(result, options)
        checkOrder(result, passages, options)
        for trimmed in result.passages {
            guard let passage = passages.first(where: { $0.id == trimmed.id }) else {
                Issue.record("unknown passage \(trimmed.id)")
                continue
            }
            checkSpans(trimmed, of: passage)
            // Of a unit that was cut the beginning is kept, and the rest is not.
            let units = (trimmed.spans + trimmed.removed).compactMap(\.sentence)
            let cut = Set(trimmed.spans.compactMap(\.sentence)).intersection(
                trimmed.removed.compactMap(\.sentence))
            #expect(cut.count <= (options.fills ? 1 : 0))
            #expect(units.count == passage.sentences.count + cut.count)
            #expect(Set(units).count == passage.sentences.count)
            #expect(trimmed.removed.allSatisfy { $0.reason != nil && !$0.kept })
        }
    }

    static func withoutTimings(_ result: TrimmedContext) -> TrimmedContext {
        var result = result
        result.timings = StageTimings()
        return result
    }

    private static func checkBudget(_ result: TrimmedContext, _ options: PruningOptions) {
        #expect(result.tokens.kept == EstimatedTokenCounter().tokens(in: result.context))
        #expect(result.characters.kept == result.context.unicodeScalars.count)
        guard let budget = options.budget else { return }
        let kept = budget.unit == .tokens ? result.tokens.kept : result.characters.kept
        #expect(kept <= budget.limit)
    }

    private static func checkOrder(_ result: TrimmedContext, _ passages: [Passage], _ options: PruningOptions)
    {
        #expect(result.passages.map(\.rank).sorted() == Array(1...(passages.count + 1)).dropLast())
        let ids = result.passages.map(\.id)
        let ranked = result.passages.sorted { $0.rank < $1.rank }
        #expect(ids == (options.order == .rank ? ranked.map(\.id) : passages.map(\.id)))
        for (left, right) in zip(ranked, ranked.dropFirst()) { #expect(left.score >= right.score) }
    }

    /// The kept texts stand in `text` in order, with nothing but separators between them.
    private static func checkSpans(_ trimmed: TrimmedPassage, of passage: Passage) {
        var rest = Substring(trimmed.text)
        var previous = SourceOffset.zero
        for span in trimmed.spans {
            let text = sourceText(span, of: passage)
            if span.sentence != nil {
                #expect(span.start.utf8 >= previous.utf8)
                previous = span.end
            }
            rest = rest.drop { $0.isWhitespace && !text.hasPrefix(String($0)) }
            guard rest.unicodeScalars.starts(with: text.unicodeScalars) else {
                Issue.record("\(text) is not next in \(rest)")
                return
            }
            rest = Substring(rest.unicodeScalars.dropFirst(text.unicodeScalars.count))
            let size = SourceOffset.zero.advanced(over: text.utf8)
            #expect(span.end.codepoints - span.start.codepoints == size.codepoints)
            #expect(span.end.utf16 - span.start.utf16 == size.utf16)
        }
        let isRestWhite = rest.allSatisfy(\.isWhitespace)
        #expect(isRestWhite)
    }

    private static func sourceText(_ span: LabelledSpan, of passage: Passage) -> String {
        guard span.sentence != nil else { return passage.leadIn?.text ?? "" }
        return passage.text.text(
            at: SourceSpan(start: span.start.utf8, end: span.end.utf8).shifted(by: -passage.origin.utf8))
    }
}
