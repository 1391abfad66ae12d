import ContextTypes
import Documents
import Indexing
import JSONRPC
import JSONValues
import Segmentation

extension SourceRecord {
    /// `{id, title?, text | html | markdown | base64, format?, url?, language?, metadata?}`.
    init(reading parameters: inout Parameters) throws(RPCError) {
        let id = try parameters.requiredString("id")
        guard !id.isEmpty else {
            throw .invalidParams(parameters.path(of: "id"), expected: "a name", got: .string(id), .emptyText)
        }
        let title = try parameters.string("title")
        let url = try parameters.string("url")
        let metadata = try parameters.metadata()
        let language: String?
        if let document = try parameters.document(named: id) {
            language = try parameters.string("language")
            self.init(
                id: id, document: document, metadata: metadata,
                place: CorpusPlace(source: parameters.path(of: "base64")))
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

    /// The document in the member `base64`, of the kind that `format` names, or its first bytes, or the ending of its name;
    /// nil without that member.
    mutating func document(named name: String) throws(RPCError) -> StructuredSource? {
        let format: DocumentFormat? = has("format") ? try choice("format", default: .pdf) : nil
        guard let encoded = try string("base64") else {
            guard format == nil else { throw .conflict(path(of: "format"), with: path(of: "text")) }
            return nil
        }
        for other in ["text", "html", "markdown"] where has(other) {
            throw .conflict(path(of: "base64"), with: path(of: other))
        }
        let bytes = TransferEncoding.base64(Array(encoded.utf8)[...])
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        let sniffed = bytes.withUnsafeBytes { DocumentFormat(sniffing: $0) }
        guard let format = format ?? sniffed ?? DocumentFormat(ending: ending) else {
            throw .invalidParams(
                path(of: "format"), expected: "the kind of document", got: nil, .missing)
        }
        do { return try DocumentReader().read(bytes, as: format) } catch {
            throw .invalidParams(
                "\"\(path(of: "base64"))\" cannot be read: \(error.reason)", path(of: "base64"),
                expected: "a document that can be read", got: error.reason, .unreadable)
        }
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
