import ContextTypes
import JSONRPC
import JSONValues

/// Documents of the indexes as resources.
extension MCPRequest {
    /// `resources/templates/list`.
    func resourceTemplateList() throws -> [JSON.Member] {
        try refuseCursor()
        let template = JSON.sorted([
            "uriTemplate": .string(DocumentURI.template), "name": .string("document"),
            "title": version.hasStructuredResults ? .string("Indexed document") : nil,
            "description": .string("The full text of a document, by the name of its index and its id."),
            "mimeType": .string(DocumentURI.mediaType),
        ])
        return [JSON.Member("resourceTemplates", .array([template]))]
    }

    /// `resources/list`: the documents of all indexes, a page at a time.
    func resourceList() throws -> [JSON.Member] {
        let cursor = try read { parameters throws(RPCError) in try parameters.string("cursor") }
        let page = try service.indexes.documents(after: try cursor.map(DocumentURI.init(cursor:)))
        let next = page.isLast ? nil : page.documents.last?.uri.description
        let resources = JSON.array(
            page.documents.map { document in
                JSON.sorted([
                    "uri": .string(document.uri.description), "name": .string(document.uri.id),
                    "title": version.hasStructuredResults && !document.title.isEmpty
                        ? .string(document.title) : nil,
                    "mimeType": .string(DocumentURI.mediaType),
                ])
            })
        return [JSON.Member("resources", resources)]
            + (next.map { [JSON.Member("nextCursor", .string($0))] } ?? [])
    }

    /// `resources/read`.
    func resourceContents() throws -> [JSON.Member] {
        let text = try read { parameters throws(RPCError) in try parameters.requiredString("uri") }
        guard let uri = DocumentURI(text), let content = try service.indexes.text(at: uri) else {
            throw RPCError.noResource(text, in: version)
        }
        let contents = JSON.sorted([
            "uri": .string(text), "mimeType": .string(DocumentURI.mediaType),
            "text": .string(content),
        ])
        return [JSON.Member("contents", .array([contents]))]
    }
}

extension DocumentURI {
    /// The place after which a page begins: the last document of the page before.
    fileprivate init(cursor: String) throws(RPCError) {
        guard let uri = DocumentURI(cursor) else {
            throw .invalidParams(
                "cursor", expected: "a cursor that this server gave", got: .string(cursor), .outOfRange)
        }
        self = uri
    }
}
