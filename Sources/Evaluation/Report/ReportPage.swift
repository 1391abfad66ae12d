import ContextTypes

/// The page of the report. Its style and scripts are files in `Page`, embedded when the program is built.
enum ReportPage {
    /// - Parameter data: JSON that the scripts read.
    static func html(title: String, data: String) -> String {
        let parts = [
            "title": title.escapedForHTML, "data": scriptSafe(data),
            "style": text(PackageResources.style_css), "state": text(PackageResources.state_js),
            "charts": text(PackageResources.charts_js), "questions": text(PackageResources.questions_js),
        ]
        let pieces = String(decoding: PackageResources.report_html, as: UTF8.self)
            .split(separator: "{{", omittingEmptySubsequences: false)
        return pieces.enumerated().map { number, piece in
            guard number > 0, let end = piece.firstRange(of: "}}") else { return String(piece) }
            return (parts[String(piece[..<end.lowerBound])] ?? "") + piece[end.upperBound...]
        }.joined()
    }

    /// A file without the line feed at its end.
    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.dropLast(), as: UTF8.self) }

    /// JSON that no text inside can end the script element of: `<` becomes an escape.
    private static func scriptSafe(_ json: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.utf8.count)
        for byte in json.utf8 {
            if byte == UInt8(ascii: "<") { bytes += "\\u003c".utf8 } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
