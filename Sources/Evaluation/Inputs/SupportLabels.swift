import ContextTypes
import JSONValues

/// Which sentences support the answer, in the forms that data sets use, laid onto the passages.
///
/// - in a passage: `gold` or `pruning_labels`, one for each sentence (read with the passage);
/// - `supporting_sentences`: pairs of passage number from 0 (or id, or title) and sentence number from 0; HotpotQA's
///   `supporting_facts` are of this form;
/// - OpenProvence: `context_spans` of characters with `context_spans_relevance`, and `labels` of whole passages.
struct SupportLabels {
    private let json: JSON
    private let location: String

    init(_ json: JSON, _ location: String) {
        self.json = json
        self.location = location
    }

    /// True, false and nil from a list of true, false, 1, 0 and null; nil when something else is in it.
    static func flags(_ values: [JSON]) -> [Bool?]? {
        var flags: [Bool?] = []
        for value in values {
            guard value.isNull || value.bool != nil || value.double != nil else { return nil }
            flags.append(value.isNull ? nil : value.bool ?? ((value.double ?? 0) > 0.5))
        }
        return flags
    }

    func apply(to passages: inout [JudgedPassage]) throws(InputProblem) {
        if let pairs = json.first(of: ["supporting_sentences", "supporting_facts"])?.array {
            try applyPairs(pairs, &passages)
        }
        if let spans = json["context_spans"]?.array, let relevance = json["context_spans_relevance"]?.array {
            try applySpans(spans, relevance, &passages)
        }
        if let labels = json["labels"]?.array, labels.count == passages.count {
            for (index, label) in labels.enumerated() {
                passages[index].grade = label.double.map { $0 > 0.5 ? 1 : 0 } ?? label.bool.map { $0 ? 1 : 0 }
            }
        }
        for (index, passage) in passages.enumerated() where !passage.gold.isEmpty {
            let (labels, sentences) = (passage.gold.count, passage.passage.sentences.count)
            guard labels == sentences else {
                throw problem("passage \(index + 1) has \(sentences) sentences but \(labels) labels")
            }
        }
    }

    private func applyPairs(_ pairs: [JSON], _ passages: inout [JudgedPassage]) throws(InputProblem) {
        for index in passages.indices {
            passages[index].gold = passages[index].passage.sentences.map { _ in false }
        }
        for pair in pairs {
            guard let name = pair.array?.first, let sentence = pair.array?.last?.integer,
                let index = position(of: name, in: passages)
            else { throw problem("a supporting sentence names no passage: \(pair)") }
            guard passages[index].gold.indices.contains(sentence) else {
                throw problem("passage \(index + 1) has no sentence \(sentence)")
            }
            passages[index].gold[sentence] = true
        }
    }

    private func position(of name: JSON, in passages: [JudgedPassage]) -> Int? {
        if let number = name.integer { return passages.indices.contains(number) ? number : nil }
        guard let name = name.string else { return nil }
        return passages.firstIndex { $0.passage.id == name }
            ?? passages.firstIndex { $0.passage.title == name }
    }

    private func applySpans(
        _ spans: [JSON], _ relevance: [JSON], _ passages: inout [JudgedPassage]
    ) throws(InputProblem) {
        guard spans.count == passages.count, relevance.count == passages.count else {
            throw problem("context_spans, context_spans_relevance and texts differ in length")
        }
        for index in passages.indices {
            guard let flags = relevance[index].array.map(SupportLabels.flags) ?? nil,
                let pairs = spans[index].array, pairs.count == flags.count
            else { throw problem("the spans and labels of text \(index + 1) differ in length") }
            let text = passages[index].passage.text
            let bytes = Array(text.utf8)
            let offsets = CharacterOffsets(text)
            let all = pairs.map { pair in
                offsets.span(pair.array?.first?.integer ?? -1, pair.array?.last?.integer ?? -1)?
                    .trimmed(in: bytes)
            }
            guard !all.contains(nil) else { throw problem("a span of text \(index + 1) lies outside it") }
            let kept = zip(all, flags).compactMap { span, flag in span.map { ($0, flag) } }
                .filter { !$0.0.isEmpty }
            passages[index].passage.sentences = kept.map { Sentence(span: $0.0, block: 1) }
            passages[index].gold = kept.map(\.1)
        }
    }

    private func problem(_ reason: String) -> InputProblem {
        InputProblem(location: location, reason: reason)
    }
}
