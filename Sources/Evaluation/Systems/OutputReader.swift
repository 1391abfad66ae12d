import ContextTypes
import JSONValues

/// Reads what a system says of one question: Winnow's own `prune` result, or the texts that BERGEN, RAGAS and
/// OpenProvence write.
struct OutputReader {
    /// In which unit the offsets of `spans` count.
    var unit = OffsetUnit.utf8

    private static let names = [
        "passages", "pruned_contexts", "pruned_context", "retrieved_contexts", "contexts", "context",
    ]

    /// Nil when `json` holds no passages in any known form.
    func output(_ json: JSON, for question: EvaluationQuestion) -> SystemOutput? {
        guard let value = json.first(of: OutputReader.names) else { return nil }
        let values = value.array ?? [value]
        // One list in a list: a batch of one question.
        let items = values.count == 1 ? values[0].array ?? values : values
        if items.count == 1, let text = items[0].string, question.passages.count > 1 {
            return SystemOutput(
                parts: question.passages.map { aligned($0.passage, in: text) },
                order: Array(question.passages.indices))
        }
        var parts = question.passages.map { _ in SystemOutput.Part(kept: .nothing) }
        var order: [Int] = []
        for (index, item) in items.enumerated() {
            guard let position = position(of: item, index, in: question) else { continue }
            parts[position] = part(of: question.passages[position].passage, item)
            if !parts[position].isEmpty { order.append(position) }
        }
        return SystemOutput(parts: parts, order: ranked(order, items, question))
    }

    private func position(of item: JSON, _ index: Int, in question: EvaluationQuestion) -> Int? {
        if let id = item["id"]?.string ?? item["id"]?.integer.map(String.init) {
            return question.passages.firstIndex { $0.passage.id == id }
        }
        return question.passages.indices.contains(index) ? index : nil
    }

    /// By `rank` where the passages have one, else as they came.
    private func ranked(_ order: [Int], _ items: [JSON], _ question: EvaluationQuestion) -> [Int] {
        var ranks: [Int: Int] = [:]
        for (index, item) in items.enumerated() {
            guard let rank = item["rank"]?.integer, let place = position(of: item, index, in: question) else {
                return order
            }
            ranks[place] = rank
        }
        return order.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
    }

    private func part(of passage: Passage, _ item: JSON) -> SystemOutput.Part {
        if let text = item.string { return aligned(passage, in: text) }
        if let units = item["spans"]?.array { return spans(passage, units, item["removed"]?.array ?? []) }
        if let kept = item["kept_sentences"]?.array {
            return aligned(passage, in: kept.compactMap(\.string).joined(separator: " "))
        }
        return aligned(passage, in: item.first(of: ["text", "pruned_text", "pruned_context"])?.string ?? "")
    }

    private func spans(_ passage: Passage, _ units: [JSON], _ removed: [JSON]) -> SystemOutput.Part {
        let offsets = unit == .codepoint ? CharacterOffsets(passage.text) : nil
        func span(_ json: JSON) -> SourceSpan? {
            guard let start = json["start"]?.integer ?? json.array?.first?.integer,
                let end = json["end"]?.integer ?? json.array?.last?.integer, start <= end
            else { return nil }
            return offsets.map { $0.span(start, end) } ?? SourceSpan(start: start, end: end)
        }
        var scores = [Double](repeating: 0, count: passage.sentences.count)
        for unit in units + removed {
            guard let score = unit["score"]?.double, let place = span(unit) else { continue }
            for (index, sentence) in passage.sentences.enumerated() where sentence.span.overlaps(place) {
                scores[index] = max(scores[index], score)
            }
        }
        let kept = units.filter { $0["kept"]?.bool ?? true }.compactMap(span)
        var text = passage.text
        return SystemOutput.Part(kept: text.withUTF8 { KeptText(kept, in: $0) }, scores: scores)
    }

    /// Kept sentences found by their text; a text that is not made of them counts as rewritten.
    private func aligned(_ passage: Passage, in output: String) -> SystemOutput.Part {
        let spans = TextAlignment.keptSentences(of: passage, in: output)
        var text = passage.text
        let kept = text.withUTF8 { KeptText(spans, in: $0) }
        let letters = output.utf8.count { !$0.isSpace }
        let found = spans.reduce(0) { sum, span in
            sum + passage.text.text(at: span).utf8.count { !$0.isSpace }
        }
        return SystemOutput.Part(kept: kept, rewritten: letters == found || output.isEmpty ? nil : output)
    }
}
