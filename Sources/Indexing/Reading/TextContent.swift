import JSONValues

/// What a file holds, as far as lines go.
package enum TextContent {
    /// Documents to be read by sentence, or what no reader knows.
    case documents
    /// A plain text.
    case text
    /// JSON without a document in it: records of a log, the answer of a program.
    case records

    /// - Parameter name: Nil for standard input.
    package init(name: String?, _ bytes: UnsafeRawBufferPointer) {
        let ending = name.flatMap { CorpusFormat.ending(of: $0) }
        guard let format = try? CorpusFormat.of(name, UnsafeRawBufferPointer(rebasing: bytes.prefix(4_096))),
            ending != "ipynb"
        else {
            self = .documents
            return
        }
        self =
            switch format {
            // Of these the rows, lines or messages may be what matters.
            case .text, .csv, .tsv, .subtitles, .mail: .text
            case .jsonl: Self.holdsDocuments(bytes) ? .documents : .records
            default: .documents
            }
    }

    /// Whether the first value is a document, or an array that begins with one.
    private static func holdsDocuments(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let line = bytes.drop { $0 <= 0x20 }.prefix { $0 != 0x0A }
        let first =
            (try? JSON(parsing: UnsafeRawBufferPointer(rebasing: line))) ?? (try? JSON(parsing: bytes))
        return switch first {
        case .array(let values): values.first.map(JSONLineDecoder.isDocument) ?? false
        case let value?: JSONLineDecoder.isDocument(value)
        case nil: false
        }
    }
}
