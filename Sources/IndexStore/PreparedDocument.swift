package import ContextTypes
import JSONValues

/// A document ready to be written: everything encoded, so that the one writer has little left to do.
package struct PreparedDocument: Sendable {
    struct PreparedPassage: Sendable {
        var ordinal: Int
        /// Where its text stands in the document's text.
        var span: SourceSpan
        var structure: [UInt8]
    }

    package let id: String
    let title: String
    let url: String?
    let language: String?
    let metadata: String
    let hash: ContentHash
    let text: String
    let structure: [UInt8]
    let passages: [PreparedPassage]

    /// Passages of one document; their terms are collected beside it, in the same order.
    package init(_ document: Document, passages: [Passage], hash: ContentHash) {
        id = document.id
        title = document.title
        url = document.url
        language = document.language
        metadata = document.metadata.sortedByKey.description
        self.hash = hash
        text = document.content.text
        structure = StructureCodec.encode(document.content)
        let source = document.content.text
        self.passages = passages.enumerated().map { index, passage in
            let span = SourceSpan(
                start: passage.origin.utf8, end: passage.origin.utf8 + passage.text.utf8.count)
            let isSlice = span.end <= source.utf8.count && source.text(at: span) == passage.text
            return PreparedPassage(
                ordinal: PreparedDocument.ordinal(of: passage.id) ?? index,
                span: isSlice ? span : SourceSpan(start: 0, end: 0),
                structure: StructureCodec.encode(passage, withText: !isSlice))
        }
    }

    /// The number behind the last `#`.
    static func ordinal(of id: String) -> Int? {
        id.utf8.lastIndex(of: UInt8(ascii: "#")).flatMap { Int(id[id.utf8.index(after: $0)...]) }
    }
}
