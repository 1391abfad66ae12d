import Documents
import Indexing
import JSONRPC
import JSONValues
import Segmentation

/// A document as people have it, whichever method it comes to.
extension Parameters {
    /// The document in the member `base64`, or in the file at `path`: of the kind that `format` names, or its first
    /// bytes, or the ending of its name. Nil without both.
    ///
    /// - Returns: The name of the member, too.
    mutating func document(
        named name: String, in folders: DocumentFolders
    ) throws(RPCError) -> (member: String, document: StructuredSource)? {
        let format: DocumentFormat? = has("format") ? try choice("format", default: .pdf) : nil
        let (encoded, path) = (try string("base64"), try string("path"))
        guard encoded != nil || path != nil else {
            guard format == nil else { throw .conflict(self.path(of: "format"), with: self.path(of: "text")) }
            return nil
        }
        let member = encoded == nil ? "path" : "base64"
        for other in ["base64", "text", "html", "markdown", "sentences"] where other != member && has(other) {
            throw .conflict(self.path(of: member), with: self.path(of: other))
        }
        if encoded != nil, has("path") {
            throw .conflict(self.path(of: "base64"), with: self.path(of: "path"))
        }
        let bytes: [UInt8]
        if let path {
            bytes = try file(at: path, in: folders)
        } else {
            bytes = TransferEncoding.base64(Array((encoded ?? "").utf8)[...])
        }
        guard let format = format ?? DocumentFormat.of(bytes, named: path ?? name) else {
            throw .invalidParams(
                self.path(of: "format"),
                expected: "the kind of document (plain text and pages come as \"text\" and \"html\")",
                got: nil,
                .missing)
        }
        do { return (member, try DocumentReader().read(bytes, as: format)) } catch {
            throw .invalidParams(
                "\"\(self.path(of: member))\" cannot be read: \(error.reason)", self.path(of: member),
                expected: "a document that can be read", got: error.reason, .unreadable)
        }
    }

    private func file(at path: String, in folders: DocumentFolders) throws(RPCError) -> [UInt8] {
        guard let bytes = folders.bytes(of: path) else {
            throw .invalidParams(
                "\"\(self.path(of: "path"))\" is no file in a folder that this server may read documents from "
                    + "(setting document_folders)", self.path(of: "path"),
                expected: "the absolute path of a file there", got: path.isEmpty ? "an empty string" : path,
                .unreadable)
        }
        return bytes
    }
}
