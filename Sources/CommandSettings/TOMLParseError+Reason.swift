package import TOMLKit

extension TOMLParseError {
    /// What is wrong with `text`, for the person who wrote it: the parser's cause in plain words, and the line.
    package func reason(in text: String) -> String {
        let prefix = "Error while parsing "
        var cause =
            description.hasPrefix(prefix) ? "in a \(description.dropFirst(prefix.count))" : description
        for (raw, plain) in Self.plainWords { cause = cause.replacing(raw, with: plain) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(Int(source.begin.line) - 1) else { return cause }
        let line = lines[Int(source.begin.line) - 1]
        return "\(cause), in \"\(line.prefix(80))\(line.count > 80 ? "…" : "")\""
    }

    private static let plainWords = [
        ("in a array", "in an array"), ("encountered end-of-file", "the file ends"),
        ("saw '\\n'", "found the end of the line"), ("saw '\\r'", "found the end of the line"),
        ("saw ", "found "),
    ]
}
