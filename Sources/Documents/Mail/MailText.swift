import ContextTypes
import Segmentation

/// The plain text of a mail: paragraphs, and what is quoted from others as quotes inside quotes.
struct MailText {
    private var lines: [(depth: Int, text: Substring)] = []

    /// - Parameter isFlowed: lines that end in a blank go on in the next (RFC 3676).
    init(_ text: String, isFlowed: Bool) {
        var goesOn = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let (depth, rest) = Self.unquoted(line)
            if goesOn, let last = lines.last, last.depth == depth {
                lines[lines.count - 1].text += rest
            } else {
                lines.append((depth, rest))
            }
            goesOn = isFlowed && rest.last == " " && rest != "-- "
        }
    }

    /// `> > text` as 2 and `text`.
    private static func unquoted(_ line: Substring) -> (depth: Int, text: Substring) {
        var rest = line
        var depth = 0
        while rest.first == ">" {
            depth += 1
            rest = rest.dropFirst()
            if rest.first == " ", rest.dropFirst().first == ">" || depth > 0 { rest = rest.dropFirst() }
        }
        return (min(depth, 16), rest)
    }

    func write(at place: Place, to builder: inout DocumentBuilder) {
        var open = 0
        var paragraph: [Substring] = []
        func flush(_ builder: inout DocumentBuilder) {
            if !paragraph.isEmpty {
                builder.block(.paragraph, [PlacedText(paragraph.joined(separator: "\n"), place)])
            }
            paragraph = []
        }
        for (depth, line) in lines {
            if depth != open || line.allSatisfy(\.isWhitespace) { flush(&builder) }
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            while open > depth {
                builder.close()
                open -= 1
            }
            while open < depth {
                builder.open(.quote)
                open += 1
            }
            paragraph.append(line)
        }
        flush(&builder)
        for _ in 0..<open { builder.close() }
    }
}
