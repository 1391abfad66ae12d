package import ContextTypes
package import Documents

/// One record of a corpus as bytes: cut from its file, not yet decoded. Cheap to make, so that one thread reads while
/// others decode with `RecordDecoder`.
package struct RawRecord: Sendable {
    package enum Kind: Sendable {
        /// One line of JSONL, without its newline.
        case jsonLine
        /// From `<doc` up to `</doc>`.
        case wikiArticle
        /// A file that is one document; `modified` in seconds since 1970.
        case file(FileContent, id: String, modified: Int?)
        /// The block of a WARC record.
        case web(WebCapture)
    }

    package var kind: Kind
    package var bytes: [UInt8]
    package var place: CorpusPlace
}

/// What a file that is one document holds.
package enum FileContent: Sendable, Hashable {
    /// A page or a text.
    case source(SourceFormat)
    case document(DocumentFormat)
}

/// What the header of a WARC record says of its block.
package struct WebCapture: Sendable, Hashable {
    /// `WARC-Target-URI`; empty when the record has none.
    package var target: String
    /// `WARC-Date` as it stands.
    package var date: String?
    /// The block starts with an HTTP response header.
    package var isHTTPResponse: Bool
    /// `Content-Type` of the record; of the page itself when there is no HTTP header.
    package var contentType: String?
}
