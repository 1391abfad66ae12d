import ContextTypes
import JSONValues
import Segmentation

/// Reads an EPUB chapter by chapter, in the order of reading that its package document gives (EPUB 3.3).
struct BookReader {
    private var package: OfficePackage

    init(_ package: OfficePackage) { self.package = package }

    private struct Book {
        var values: [String: String] = [:]
        var items: [String: (path: String, type: String, isContents: Bool)] = [:]
        var spine: [String] = []
    }

    consuming func source() throws(DocumentError) -> StructuredSource {
        try checkEncryption()
        guard let path = try packagePath(), let book = try book(path) else {
            throw DocumentError("the EPUB is damaged: its container names no package document")
        }
        var builder = DocumentBuilder()
        var chapter = 0
        for id in book.spine {
            guard let item = book.items[id], !item.isContents, item.type.contains("html"),
                let bytes = try package.bytes(item.path)
            else { continue }
            chapter += 1
            builder.page(try Self.page(bytes, item.path), as: .html, at: .chapter(chapter))
        }
        guard chapter > 0 else { throw DocumentError("the EPUB has no chapters that can be read") }
        return StructuredSource(
            builder.writer, title: book.values["title"], language: book.values["language"],
            metadata: JSON.object([
                "author": book.values["creator"].map(JSON.string),
                "date": book.values["date"].map(JSON.string),
            ]))
    }

    private static func page(_ bytes: [UInt8], _ path: String) throws(DocumentError) -> String {
        do {
            let text = try SourceDecoder().text(from: bytes, format: .html)
            return text.drop(while: \.isWhitespace).hasPrefix("<?xml")
                ? text : "<?xml version=\"1.0\"?>\n" + text
        } catch { throw DocumentError("\(path): \(error.reason)") }
    }

    /// Obfuscated fonts are no matter; chapters that are encrypted are.
    private mutating func checkEncryption() throws(DocumentError) {
        guard var xml = try package.xml("META-INF/encryption.xml") else { return }
        while let event = try xml.next() {
            guard case .open("CipherReference") = event, let path = xml.attributes["URI"] else { continue }
            if path.hasSuffix("html") || path.hasSuffix("htm") || path.hasSuffix("xml") {
                throw DocumentError(
                    "the EPUB is encrypted (\(path.prefix(80))); it can be read only where it was bought")
            }
        }
    }

    private mutating func packagePath() throws(DocumentError) -> String? {
        guard var xml = try package.xml("META-INF/container.xml") else { return nil }
        while let event = try xml.next() {
            if case .open("rootfile") = event { return xml.attributes["full-path"] }
        }
        return nil
    }

    private mutating func book(_ path: String) throws(DocumentError) -> Book? {
        guard var xml = try package.xml(path) else { return nil }
        let folder = OfficePackage.folder(of: path)
        var book = Book()
        while let event = try xml.next() {
            guard case .open(let name) = event else { continue }
            switch name {
            case "title", "creator", "language", "date":
                let text = try xml.elementText().trimmed
                if book.values[name] == nil, !text.isEmpty { book.values[name] = text }
            case "item":
                guard let id = xml.attributes["id"], let target = xml.attributes["href"] else { continue }
                let properties = (xml.attributes["properties"] ?? "").split(separator: " ")
                book.items[id] = (
                    OfficePackage.resolved(target, in: folder), xml.attributes["media-type"] ?? "",
                    properties.contains("nav")
                )
            case "itemref": if let id = xml.attributes["idref"] { book.spine.append(id) }
            default: break
            }
        }
        return book
    }
}
