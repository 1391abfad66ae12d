import ContextTypes
import Documents
import JSONValues

/// Makes documents of the bytes that `CorpusReader` cut; the same everywhere, so any number of threads may share it.
package struct RecordDecoder: Sendable {
    private let limits: ReadingLimits
    private let texts = SourceDecoder()

    package init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

    /// The document of `raw`; nil when it holds none (a WARC record of an image, a title without an article).
    package func record(from raw: RawRecord) throws(CorpusProblem) -> SourceRecord? {
        switch raw.kind {
        case .jsonLine: return try JSONLineDecoder(place: raw.place).record(from: raw.bytes)
        case .wikiArticle: return try WikiArticleDecoder(place: raw.place).record(from: raw.bytes)
        case .file(.source(let format), let id, let modified):
            return try file(raw, format, id: id, modified: modified)
        case .file(.document(let format), let id, let modified):
            return try document(raw, format, id: id, modified: modified)
        case .web(let capture):
            return try WebCaptureDecoder(capture: capture, place: raw.place, limits: limits, texts: texts)
                .record(from: raw.bytes)
        }
    }

    private func document(
        _ raw: RawRecord, _ format: DocumentFormat, id: String, modified: Int?
    ) throws(CorpusProblem) -> SourceRecord {
        do {
            let source = try DocumentReader().read(raw.bytes, as: format)
            return SourceRecord(
                id: id, document: source, metadata: Self.metadata(path: raw.place.source, modified),
                place: raw.place)
        } catch { throw CorpusProblem(location: raw.place.description, reason: error.reason) }
    }

    private static func metadata(path: String, _ modified: Int?) -> JSON {
        .object(["path": .string(path), "modified": modified.map { .string(utcDate($0)) }])
    }

    private func file(
        _ raw: RawRecord, _ format: SourceFormat, id: String, modified: Int?
    ) throws(CorpusProblem) -> SourceRecord {
        let text: String
        do { text = try texts.text(from: raw.bytes, format: format) } catch {
            throw CorpusProblem(location: raw.place.description, reason: error.reason)
        }
        let path = raw.place.source
        let isXML = format == .html && ["xhtml", "xht"].contains(CorpusFormat.ending(of: path))
        return SourceRecord(
            id: id, format: format, text: isXML ? text.declaredXML : text,
            metadata: Self.metadata(path: path, modified),
            place: raw.place)
    }
}

extension String {
    /// A page whose name says that it is XML says so itself.
    fileprivate var declaredXML: String {
        drop(while: \.isWhitespace).hasPrefix("<?xml") ? self : "<?xml version=\"1.0\"?>\n" + self
    }
}

/// What bounds the memory of reading: a corpus may be as large as it likes, one document may not.
package struct ReadingLimits: Sendable, Hashable {
    /// Largest line of JSONL, file that is one document, or WARC record, in bytes after decompression.
    package var documentBytes = 64 << 20

    package init(documentBytes: Int = 64 << 20) { self.documentBytes = documentBytes }
}
