/// Another place where a passage stands, whole or nearly so: it is searched and shown once, and cited with all its places.
package struct OtherPlace: Hashable, Sendable {
    /// The id that the passage has there.
    package var passage: String
    package var document: String
    package var title: String
    package var url: String?
    /// In the document's stored text.
    package var start: SourceOffset
    package var end: SourceOffset

    package init(
        passage: String, document: String, title: String, url: String?, start: SourceOffset, end: SourceOffset
    ) {
        self.passage = passage
        self.document = document
        self.title = title
        self.url = url
        self.start = start
        self.end = end
    }
}
