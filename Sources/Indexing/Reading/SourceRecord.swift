package import ContextTypes
package import JSONValues
package import Segmentation

/// One document as a corpus gave it: decoded to UTF-8, and not yet structured unless a reader of documents has done so.
package struct SourceRecord: Sendable, Hashable {
    package var id: String
    package var format: SourceFormat
    /// Valid UTF-8 without NUL.
    package var text: String
    /// What a reader of documents has made of the file; `text` is the text of it. Nil for pages and texts.
    package private(set) var document: StructuredSource?
    package var title: String?
    package var url: String?
    /// BCP 47 tag as the source states it.
    package var language: String?
    /// What the source said of itself, untouched: a JSON object.
    package var metadata: JSON
    package var place: CorpusPlace
    /// What had to be replaced on the way; nil when the document is as it came.
    package var warning: String?

    /// `path`, `path:line`, `path@byte` or `path[element]`.
    package var location: String { place.description }

    /// The warning as a problem that keeps nothing from being read.
    package var problem: CorpusProblem? {
        warning.map { CorpusProblem(location: location, reason: $0, isWarning: true) }
    }

    package init(
        id: String, format: SourceFormat, text: String, title: String? = nil, url: String? = nil,
        language: String? = nil, metadata: JSON = .object([]), place: CorpusPlace
    ) {
        self.id = id
        self.format = format
        self.text = text
        self.title = title
        self.url = url
        self.language = language
        self.metadata = metadata
        self.place = place
    }

    /// A document that was read already. Its text is cut as that of a page.
    package init(id: String, document: StructuredSource, metadata: JSON = .object([]), place: CorpusPlace) {
        self.init(id: id, format: .html, text: document.content.text, metadata: metadata, place: place)
        self.document = document
    }

    /// Its blocks.
    ///
    /// - Parameter keepsHidden: read what the readers of a page cannot see; documents leave that out.
    package func structured(keepsHidden: Bool) -> StructuredSource {
        document ?? Segmentation.structured(text, as: format, keepsHidden: keepsHidden)
    }
}
