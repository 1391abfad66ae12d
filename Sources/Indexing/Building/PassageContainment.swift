import Containment
import ContextTypes
import IndexStore
import JSONValues
import Postings
import TextAnalysis

/// Finds which passages of an index stand in others, and has them searched once.
///
/// What is contained follows from the documents alone: they are looked through from the longest to the shortest, so that
/// a part comes after what it is a part of, and the order in which they came, shards, updates and interruptions do not
/// matter.
struct PassageContainment {
    private let writer: IndexWriter

    /// Texts up to this size are looked through after each change by single documents, which takes a fraction of a second.
    static let bytesAtOnce = 8 << 20

    init(_ writer: IndexWriter) { self.writer = writer }

    /// Whether the index keeps what it repeats.
    private var keepsDuplicates: Bool { IndexingOptions.keepsDuplicates(in: writer.settings) }

    /// Looks through the whole index, and commits what has changed.
    func update() throws {
        try writer.contain(keepsDuplicates ? [] : find())
    }

    /// The same where it takes a moment only; else the next build does.
    func updateIfSmall() throws {
        guard !keepsDuplicates, try writer.texts.hasAtMost(Self.bytesAtOnce) else { return }
        try update()
    }

    /// What is contained, rising by row.
    private func find() throws -> [ContainedPassage] {
        let index = ContainmentIndex()
        let texts = writer.texts
        var found: [ContainedPassage] = []
        for document in try texts.documents() {
            try texts.forEachPassage(of: document) { row, start, text in
                let containment = try index.add(
                    text, passage: row, document: Int(document.row), start: start
                ) { try texts.bytes(of: $0, in: $1) }
                guard let containment else { return }
                found.append(
                    ContainedPassage(
                        row: row, holder: containment.passage, start: containment.start,
                        length: containment.end - containment.start, share: containment.share))
            }
        }
        return found.sorted { $0.row < $1.row }
    }
}

extension DocumentPreparation {
    /// Gives the terms of passages that an index has, when they must be searched again.
    ///
    /// - Parameter settings: of the index.
    static func analysis(of settings: IndexSettings) throws -> IndexWriter.Analysis {
        let collector = TermCollector()
        let analyzer = try indexAnalyzer(AnalyzerSettings(json: settings.analyzer))
        return { passages in
            for passage in passages { collect(passage, analyzer, collector) }
            return collector.takeBatch()
        }
    }
}
