import Containment
import ContextTypes
import Documents
package import Screening
import Segmentation
import TextAnalysis

/// Reads a corpus and says what it is like: nothing is written.
///
/// ```swift
/// let inspection = CorpusInspector(screen).inspect(CorpusReader(paths: ["articles"]))
/// ```
package struct CorpusInspector {
    private let screen: TextScreen

    /// Texts are kept to be compared word by word, up to so many bytes.
    private static let mostCompared = 128 << 20
    /// Bytes of a stretch that stands in another document or does not.
    private static let stretch = 1_200
    /// A document is doubled when so much of it stands in others.
    private static let doubledShare = 0.8
    private static let mostProblems = 100

    package init(_ screen: TextScreen) { self.screen = screen }

    package func inspect(
        _ corpus: CorpusReader,
        progress: (_ read: Int, _ total: Int?, _ documents: Int) -> Bool = { _, _, _ in true }
    ) -> CorpusInspection {
        var inspection = CorpusInspection()
        var comparison = Comparison()
        while let item = corpus.next() {
            switch item {
            case .problem(let problem):
                inspection.problemCount += 1
                if inspection.problems.count < Self.mostProblems { inspection.problems.append(problem) }
            case .record(let record): add(record, to: &inspection, &comparison)
            }
            if !progress(corpus.bytesRead, corpus.bytesTotal, inspection.documents) { break }
        }
        return inspection
    }

    private func add(
        _ record: SourceRecord, to inspection: inout CorpusInspection, _ comparison: inout Comparison
    ) {
        let source = record.structured(keepsHidden: false)
        let text = source.content.text
        inspection.documents += 1
        inspection.textBytes += text.utf8.count
        inspection.formats[record.document == nil ? record.format.rawValue : "document", default: 0] += 1
        inspection.languages[language(record, source, text), default: 0] += 1
        inspection.lengths[String(text.utf8.count).count, default: 0] += 1
        for block in source.content.blocks where block.boilerplate != nil {
            // Blocks inside one that is furniture are part of it.
            let parent = block.parent
            if parent < 0 || source.content.blocks[parent].boilerplate == nil {
                inspection.furnitureBytes += block.span.count
            }
        }
        judge(text, record.id, &inspection)
        compare(text, record.id, &inspection, &comparison)
    }

    private func language(_ record: SourceRecord, _ source: StructuredSource, _ text: String) -> String {
        if let stated = record.language ?? source.language, !stated.isEmpty {
            return String(stated.prefix { $0 != "-" && $0 != "_" }).lowercased()
        }
        return ((try? LanguageGuess.stemmer(for: [text])) ?? "unknown") + " (guessed)"
    }

    private func judge(_ text: String, _ id: String, _ inspection: inout CorpusInspection) {
        let judgement = screen.judge(text)
        inspection.qualities.add(judgement.quality)
        inspection.harms.add(judgement.harm)
        inspection.instructions.add(judgement.instructions)
        CorpusInspection.note(
            .init(id: id, score: judgement.quality, note: judgement.reasons.joined(separator: ", ")),
            in: &inspection.worst
        ) { -$0.score }
        if judgement.instructions >= TextJudgement.ordering {
            CorpusInspection.note(
                .init(id: id, score: judgement.instructions, note: "reads like orders to a model"),
                in: &inspection.dangerous
            ) { $0.score }
        } else if judgement.harm >= TextJudgement.harmful {
            CorpusInspection.note(
                .init(id: id, score: judgement.harm, note: "is like hate or abuse"), in: &inspection.dangerous
            ) { $0.score }
        }
    }

    /// What has been read so far, for finding it again.
    private struct Comparison {
        let index = ContainmentIndex()
        var texts: [[UInt8]] = []
        var ids: [String] = []
        var bytes = 0
    }

    private func compare(
        _ text: String, _ id: String, _ inspection: inout CorpusInspection, _ comparison: inout Comparison
    ) {
        let bytes = Array(text.utf8)
        guard comparison.bytes + bytes.count <= Self.mostCompared else { return }
        comparison.bytes += bytes.count
        comparison.texts.append(bytes)
        comparison.ids.append(id)
        let document = comparison.ids.count - 1
        var (held, holders) = (0, [Int: Int]())
        for range in Self.stretches(bytes) {
            let found = bytes.withUnsafeBufferPointer { all in
                comparison.index.add(
                    UnsafeBufferPointer(rebasing: all[range]), passage: range.lowerBound, document: document,
                    start: range.lowerBound
                ) { [texts = comparison.texts] in Array(texts[$0][$1.clamped(to: 0..<texts[$0].count)]) }
            }
            guard let found else { continue }
            held += range.count
            holders[found.document, default: 0] += range.count
        }
        inspection.comparedBytes += bytes.count
        inspection.containedBytes += held
        let most = holders.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most, Double(held) >= Self.doubledShare * Double(bytes.count) else { return }
        CorpusInspection.note(
            .init(
                id: id, score: Double(held) / Double(max(1, bytes.count)),
                note: "in \(comparison.ids[most.key])"),
            in: &inspection.doubled
        ) { $0.score }
    }

    /// Stretches that end at white space, none much shorter than the others.
    private static func stretches(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            var end = min(bytes.count, start + stretch)
            while end < bytes.count, bytes[end] > 0x20, end < start + 2 * stretch { end += 1 }
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            if bytes.count - end < stretch / 2 { end = bytes.count }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }
}
