import ContextTypes
import Documents
import JSONRPC
import JSONValues
import Segmentation

/// `text`: what is read of a page or a document: the text that every offset counts in.
struct TextMethod: ServiceMethod {
    private let source: StructuredSource
    private let keepsHidden: Bool

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        let name = try parameters.string("id") ?? ""
        keepsHidden = try parameters.flag("keepHidden", default: false)
        let folders = DocumentFolders(service.settings.documentFolders)
        if let (_, document) = try parameters.document(named: name, in: folders) {
            source = document
            return
        }
        let (format, text) = try parameters.source(of: [.text, .html, .markdown])
        source = structured(text, as: format, keepsHidden: keepsHidden)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let text = source.content.text
        context.note("bytes", text.utf8.count)
        return JSON.sorted([
            "text": .string(text), "title": source.title.map(JSON.string), "url": source.url.map(JSON.string),
            "language": source.language.map(JSON.string),
            "warnings": source.hidden.warning(for: "the page", kept: keepsHidden).map { .strings([$0]) },
        ])
    }
}
