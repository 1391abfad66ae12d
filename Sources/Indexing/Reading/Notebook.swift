import JSONValues

/// A Jupyter notebook as a Markdown page: its texts, its code between fences, and what the code printed.
struct Notebook {
    let markdown: String

    /// Nil when the value is none.
    init?(_ value: JSON) {
        guard value["nbformat"] != nil, let cells = value["cells"]?.array else { return nil }
        let language = value["metadata"]?["kernelspec"]?["language"]?.string ?? ""
        markdown =
            cells.map { Self.markdown(of: $0, language: language) }.filter { !$0.isEmpty }
            .joined(separator: "\n\n") + "\n"
    }

    private static func markdown(of cell: JSON, language: String) -> String {
        let source = text(cell["source"])
        switch cell["cell_type"]?.string {
        case "code":
            let outputs = (cell["outputs"]?.array ?? []).map(output).filter { !$0.isEmpty }
            return ([fenced(source, language)] + outputs.map { fenced($0, "") }).filter { !$0.isEmpty }
                .joined(separator: "\n\n")
        default: return source
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

    /// Between fences longer than any run of backticks inside.
    private static func fenced(_ code: String, _ language: String) -> String {
        guard code.contains(where: { !$0.isWhitespace }) else { return "" }
        var longest = 2
        var run = 0
        for byte in code.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(language)\n\(code)\(code.hasSuffix("\n") ? "" : "\n")\(fence)"
    }
}
