import ContextTypes
package import JSONValues
package import Segmentation

/// Reads a Jupyter notebook: its texts as Markdown, its code, and what the code printed, each with its cell.
///
///     NotebookReader(value)?.source     // nil where the value is no notebook
package struct NotebookReader {
    package let source: StructuredSource

    /// Nil when the value is none.
    package init?(_ value: JSON) {
        guard value["nbformat"] != nil, let cells = value["cells"]?.array else { return nil }
        var writer = BlockTreeWriter()
        for (index, cell) in cells.enumerated() { Self.write(cell, at: .cell(index + 1), to: &writer) }
        source = StructuredSource(
            writer, title: value["metadata"]?["title"]?.string,
            metadata: JSON.object([
                "kernel": value["metadata"]?["kernelspec"]?["language"]?.string.map(JSON.string)
            ]))
    }

    private static func write(_ cell: JSON, at place: Place, to writer: inout BlockTreeWriter) {
        let source = text(cell["source"])
        guard cell["cell_type"]?.string == "code" else {
            return writer.write(page: source, as: .markdown, at: place)
        }
        for text in [source] + (cell["outputs"]?.array ?? []).map(output) {
            writer.write(.code, text, at: place)
        }
    }

    /// Printed text, or the plain form of a result; pictures say nothing.
    private static func output(_ output: JSON) -> String {
        let printed = text(output["text"])
        return printed.isEmpty ? text(output["data"]?["text/plain"]) : printed
    }

    /// A string, or lines that end in their line breaks.
    private static func text(_ value: JSON?) -> String {
        switch value {
        case .string(let text): text
        case .array(let lines): lines.compactMap(\.string).joined()
        default: ""
        }
    }
}
