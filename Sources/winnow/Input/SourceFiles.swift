import ContextTypes
import Indexing
import Segmentation
import TextAnalysis

/// Files named on the command line as documents, cut into passages as an index would cut them.
enum SourceFiles {
    /// - Throws: `CommandFailure` that names the file.
    static func passages(of paths: [String], passageTokens: Int) throws -> [Passage] {
        try paths.flatMap { path in
            let bytes = try InputFile.bytes(of: path)
            let format = format(of: path, bytes)
            let text: String
            do { text = try SourceDecoder().text(from: bytes, format: format) } catch {
                throw CommandFailure("\(path): \(error)")
            }
            let found = structured(text, as: format)
            let name = path == "-" ? "standard input" : path
            let document = Document(
                id: name, title: found.title ?? "", url: found.url, language: found.language,
                content: found.content)
            let cutter = PassageCutter(
                limit: passageTokens, counter: EstimatedTokenCounter(),
                newlines: format == .text ? .space : .break)
            return cutter.passages(of: document)
        }
    }

    /// By the ending of the name; standard input is a page when it begins with a tag.
    private static func format(of path: String, _ bytes: [UInt8]) -> SourceFormat {
        guard path == "-" else { return InputFile.format(of: path) }
        let blanks = Set("\u{FEFF} \t\r\n".utf8)
        return bytes.first { !blanks.contains($0) } == UInt8(ascii: "<") ? .html : .text
    }
}
