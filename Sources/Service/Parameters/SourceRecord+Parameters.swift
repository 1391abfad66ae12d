import ContextTypes
import Indexing
import JSONRPC
import JSONValues
import Segmentation

extension SourceRecord {
    /// `{id, title?, text | html | markdown | base64 | path, format?, url?, language?, metadata?}`.
    /// - Parameter folders: Where `path` may lead.
    init(reading parameters: inout Parameters, _ folders: DocumentFolders) throws(RPCError) {
        let id = try parameters.requiredString("id")
        guard !id.isEmpty else {
            throw .invalidParams(parameters.path(of: "id"), expected: "a name", got: .string(id), .emptyText)
        }
        let title = try parameters.string("title")
        let url = try parameters.string("url")
        let metadata = try parameters.metadata()
        let language: String?
        if let (name, document) = try parameters.document(named: id, in: folders) {
            language = try parameters.string("language")
            self.init(
                id: id, document: document, metadata: metadata,
                place: CorpusPlace(source: parameters.path(of: name)))
            (self.title, self.url, self.language) = (title, url, language)
            return
        }
        let (format, source) = try parameters.source(of: [.text, .html, .markdown])
        language = try parameters.string("language")
        self.init(
            id: id, format: format, text: source, title: title, url: url, language: language,
            metadata: metadata,
            place: CorpusPlace(source: parameters.path(of: format.rawValue)))
    }
}

extension Parameters {
    /// The member `metadata`: any object, an empty one when absent.
    mutating func metadata() throws(RPCError) -> JSON {
        guard let metadata = value("metadata") else { return .object([]) }
        guard case .object = metadata else {
            throw .invalidParams(path(of: "metadata"), expected: "an object", got: metadata, .wrongType)
        }
        return metadata
    }

    /// The one member of those named like `formats` that is there.
    mutating func source(of formats: [SourceFormat]) throws(RPCError) -> (format: SourceFormat, text: String)
    {
        var found: (format: SourceFormat, text: String)?
        for format in formats {
            guard let text = try string(format.rawValue) else { continue }
            if let found { throw .conflict(path(of: found.format.rawValue), with: path(of: format.rawValue)) }
            found = (format, text)
        }
        guard let found else {
            let names = formats.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            throw .invalidParams(
                path(of: formats[0].rawValue), expected: "a string (one of \(names) is needed)", got: nil,
                .missing)
        }
        return found
    }
}
