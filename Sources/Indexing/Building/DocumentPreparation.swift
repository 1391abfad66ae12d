import ContextTypes
import Documents
import IndexStore
import JSONValues
import Postings
import Segmentation
import TextAnalysis

/// Structures, cuts and analyses documents: the part of indexing that every core does. One for each thread.
final class DocumentPreparation {
    private let analyzer: Analyzer
    private let cutter: PassageCutter
    private let cutting: String
    private let keepsHidden: Bool
    private let collector = TermCollector()
    /// What readers of the prepared documents do not see.
    private var warnings: [CorpusProblem] = []

    /// How pages are read; another number has them read again, though they have not changed.
    private static let reading = "2"

    init(
        analyzer: AnalyzerSettings, passageTokens: Int, counter: any TokenCounter, keepsHidden: Bool
    ) throws {
        self.keepsHidden = keepsHidden
        self.analyzer = try Self.indexAnalyzer(analyzer)
        cutter = PassageCutter(limit: passageTokens, counter: counter)
        let isEstimated = counter.name == EstimatedTokenCounter().name
        cutting = isEstimated ? "\(passageTokens)" : "\(passageTokens) \(counter.name)"
    }

    /// Prepares documents as those that an index holds.
    convenience init(of settings: IndexSettings) throws {
        try self.init(
            analyzer: AnalyzerSettings(json: settings.analyzer),
            passageTokens: settings.cutting["passageTokens"]?.integer ?? IndexingOptions().passageTokens,
            counter: PassageMeasure(of: settings.cutting).counter(),
            keepsHidden: IndexingOptions.keepsHidden(in: settings))
    }

    /// The hash of everything that decides what is stored of a record.
    func hash(of record: SourceRecord) -> ContentHash {
        let stored = [
            cutting, record.id, record.format.rawValue, record.title ?? "", record.url ?? "",
            record.language ?? "",
            record.metadata.sortedByKey.description, record.text,
        ]
        if let document = record.document {
            return ContentHash(of: stored + [DocumentReader.version], document.content)
        }
        guard record.format != .text else { return ContentHash(of: stored) }
        return ContentHash(of: stored + [Self.reading, keepsHidden ? "hidden" : ""])
    }

    /// Nil for a document that `admission` leaves out, with a warning that says why.
    func prepare(
        _ record: SourceRecord, hash: ContentHash, admission: DocumentAdmission?
    ) -> PreparedDocument? {
        let source = record.structured(keepsHidden: keepsHidden)
        if let reason = admission?.refusal(of: source.content.text) {
            warnings.append(CorpusProblem(location: record.location, reason: reason, isWarning: true))
            return nil
        }
        return prepare(record, source, hash)
    }

    func prepare(_ record: SourceRecord, hash: ContentHash) -> PreparedDocument {
        prepare(record, record.structured(keepsHidden: keepsHidden), hash)
    }

    private func prepare(
        _ record: SourceRecord, _ source: StructuredSource, _ hash: ContentHash
    ) -> PreparedDocument {
        let isKept = record.document == nil && (keepsHidden || record.format == .text)
        if let warning = CorpusProblem(location: record.location, hiding: source.hidden, isKept: isKept) {
            warnings.append(warning)
        }
        let document = Document(
            id: record.id, title: record.title ?? source.title ?? "", url: record.url ?? source.url,
            language: record.language ?? source.language, content: source.content,
            metadata: DocumentPreparation.merged(record.metadata, source.metadata))
        let passages = cutter.passages(of: document, from: record.format)
        for passage in passages { Self.collect(passage, analyzer, collector) }
        return PreparedDocument(document, passages: passages, hash: hash)
    }

    func takeTerms() -> TermBatch { collector.takeBatch() }

    func takeWarnings() -> [CorpusProblem] {
        defer { warnings = [] }
        return warnings
    }

    /// A passage is found by its own words, and by the title and headings it stands under.
    static func collect(_ passage: Passage, _ analyzer: Analyzer, _ collector: TermCollector) {
        for var text in passage.titleAndHeadings + [passage.text] {
            text.withUTF8 { bytes in analyzer.forEachTerm(in: bytes) { term, _ in collector.add(term) } }
        }
        collector.endPassage()
    }

    /// Single letters are indexed, so that questions may ask for them.
    static func indexAnalyzer(_ settings: AnalyzerSettings) throws -> Analyzer {
        var indexed = settings
        indexed.letters = true
        return try Analyzer(indexed)
    }

    /// What the corpus says of a document wins over what its page says of itself.
    private static func merged(_ corpus: JSON, _ page: JSON) -> JSON {
        guard let known = corpus.members, let found = page.members, !found.isEmpty else { return corpus }
        let keys = Set(known.map(\.key))
        return .object(known + found.filter { !keys.contains($0.key) })
    }
}
