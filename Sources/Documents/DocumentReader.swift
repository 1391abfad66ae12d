import ContextTypes
package import Segmentation

/// Reads a document of any kind into its block tree, with the place of each part.
///
///     let source = try DocumentReader().read(bytes, as: .pdf)
///     source.content.places.places(of: span)     // [.page(12, box: …)]
package struct DocumentReader: Sendable {
    private let limits: DocumentLimits

    /// How documents are read; another number has them read again, though they have not changed.
    package static let version = "2"

    package init(limits: DocumentLimits = DocumentLimits()) { self.limits = limits }

    /// - Throws: `DocumentError` for what is damaged, encrypted or over a limit.
    package func read(_ bytes: [UInt8], as format: DocumentFormat) throws(DocumentError) -> StructuredSource {
        switch format {
        case .pdf: return try PDFReader(limits: limits).read(bytes)
        case .office: return try OfficeReader(limits: limits).read(bytes)
        case .mail: return try MailReader(limits: limits).read(bytes)
        case .rtf: return try RTFReader(bytes).source()
        case .subtitles: return SubtitleReader(try text(bytes)).source()
        case .csv: return try DelimitedReader(try text(bytes), separator: nil, limits: limits).source()
        case .tsv: return try DelimitedReader(try text(bytes), separator: 0x09, limits: limits).source()
        case .feed: return try FeedReader(limits: limits).read(bytes)
        case .rst: return RestructuredTextReader(try text(bytes)).source()
        case .asciidoc: return AsciiDocReader(try text(bytes)).source()
        case .org: return OrgReader(try text(bytes)).source()
        case .latex: return LaTeXReader(try text(bytes)).source()
        }
    }

    private func text(_ bytes: [UInt8]) throws(DocumentError) -> String {
        do { return try SourceDecoder().text(from: bytes, format: .text) } catch {
            throw DocumentError(error.reason)
        }
    }
}
