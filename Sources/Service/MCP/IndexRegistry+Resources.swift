import ContextTypes
import Engine
import IndexStore
import JSONRPC

/// Some of the documents of all indexes, in the order of index and id.
struct DocumentPage {
    var documents: [(uri: DocumentURI, title: String)] = []
    /// Whether no document comes after them.
    var isLast = true
}

extension IndexRegistry {
    private static let pageLength = 100

    /// The documents that come after the one at `place`; the first ones when that is nil.
    func documents(after place: DocumentURI?) throws -> DocumentPage {
        var page = DocumentPage()
        for name in names where name >= place?.index ?? "" {
            guard let index = index(named: name) else { continue }
            let missing = IndexRegistry.pageLength + 1 - page.documents.count
            page.documents += try index.documents(
                after: name == place?.index ? place?.id : nil, limit: missing
            ).map { (DocumentURI(index: name, id: $0.id), $0.title) }
            guard page.documents.count <= IndexRegistry.pageLength else {
                page.documents.removeLast()
                page.isLast = false
                break
            }
        }
        return page
    }

    /// The text of the document at an address; nil when there is none.
    func text(at uri: DocumentURI) throws -> String? {
        try index(named: uri.index)?.withDocument(uri.id) { document in
            try document.text(at: SourceSpan(start: 0, end: try document.end().utf8))
        }
    }
}
