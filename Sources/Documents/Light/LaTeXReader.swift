import ContextTypes
import JSONValues
import Segmentation

/// Reads LaTeX at the level of sections, paragraphs, lists, captions, tables and code. Commands are not run; of those
/// that say how something looks the text stays, references and citations go.
struct LaTeXReader {
    private var lines: SourceLines
    private var builder = DocumentBuilder()
    private var paragraph: [PlacedText] = []
    private var facts: [String: String] = [:]
    private var isInBody: Bool
    private var lists: [Bool] = []
    private var numbers: [Int] = []
    private var isItem = false
    private var row: [PlacedText] = []
    private var isInTable = false

    private static let sections = [
        "part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5,
        "subparagraph": 6,
    ]
    private static let codes: Set<String> = ["verbatim", "lstlisting", "minted", "Verbatim"]

    init(_ text: String) {
        lines = SourceLines(text)
        isInBody = !text.contains("\\begin{document}")
    }

    consuming func source() -> StructuredSource {
        while let line = lines.next {
            read(Self.withoutComment(line))
            lines.advance()
        }
        flush()
        builder.end()
        return StructuredSource(
            builder.writer, title: facts["title"],
            metadata: JSON.object([
                "author": facts["author"].map(JSON.string), "date": facts["date"].map(JSON.string),
            ])
        )
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        var last: Character = " "
        for index in line.indices {
            if line[index] == "%", last != "\\" { return line[..<index] }
            last = line[index]
        }
        return line
    }

    private mutating func read(_ line: Substring) {
        let text = line.withoutIndent
        if text.isEmpty { return endParagraph() }
        if let environment = LaTeXText.argument(of: "begin", in: text), text.hasPrefix("\\begin") {
            return begin(environment, rest: text)
        }
        if let environment = LaTeXText.argument(of: "end", in: text), text.hasPrefix("\\end") {
            return end(environment)
        }
        for fact in ["title", "author", "date"] where text.hasPrefix("\\\(fact){") {
            facts[fact] = LaTeXText.argument(of: fact, in: text).map(LaTeXText.plain)
            return
        }
        guard isInBody else { return }
        if readHeading(text) || readItem(text) || readRow(text) { return }
        if let caption = LaTeXText.argument(of: "caption", in: text) {
            flush()
            return builder.block(.caption, [PlacedText(LaTeXText.plain(caption), lines.place())])
        }
        paragraph.append(PlacedText(LaTeXText.plain(String(text)) + " ", lines.place()))
    }

    private mutating func begin(_ environment: String, rest: Substring) {
        flush()
        let name = environment.filter { $0 != "*" }
        if Self.codes.contains(name) { return readCode(environment) }
        switch name {
        case "document": isInBody = true
        case "itemize", "enumerate", "description":
            lists.append(name == "enumerate")
            numbers.append(0)
        case "tabular", "tabularx", "longtable", "array": (isInTable, row) = (true, [])
        case "quote", "quotation", "verse": builder.open(.quote)
        case "equation", "align", "gather", "math", "displaymath", "eqnarray", "multline":
            isInMath = true
        default: break
        }
    }

    private var isInMath = false

    private mutating func end(_ environment: String) {
        flush()
        switch environment.filter({ $0 != "*" }) {
        case "document": isInBody = false
        case "itemize", "enumerate", "description":
            _ = lists.popLast()
            _ = numbers.popLast()
            if lists.isEmpty { builder.end() }
        case "tabular", "tabularx", "longtable", "array":
            endRow()
            isInTable = false
            builder.end()
        case "quote", "quotation", "verse": builder.close()
        default: isInMath = false
        }
    }

    private mutating func readCode(_ environment: String) {
        builder.end()
        lines.advance()
        while let line = lines.next, !line.withoutIndent.hasPrefix("\\end{\(environment)}") {
            builder.codeLine([PlacedText(String(line), lines.place())])
            lines.advance()
        }
        builder.end()
    }

    private mutating func readHeading(_ text: Substring) -> Bool {
        guard text.first == "\\" else { return false }
        let name = text.dropFirst().prefix { $0.isLetter }
        guard let level = Self.sections[String(name)],
            let title = LaTeXText.argument(of: String(name), in: text)
        else {
            return false
        }
        flush()
        builder.heading([PlacedText(LaTeXText.plain(title), lines.place())], level: level)
        return true
    }

    private mutating func readItem(_ text: Substring) -> Bool {
        guard text.hasPrefix("\\item"), !lists.isEmpty else { return false }
        flush()
        isItem = true
        var rest = text.dropFirst(5)
        if rest.first == "[", let close = rest.firstIndex(of: "]") {
            rest = rest[rest.index(after: rest.startIndex)..<close] + ": " + rest[rest.index(after: close)...]
        }
        numbers[numbers.count - 1] += 1
        paragraph.append(PlacedText(LaTeXText.plain(String(rest)) + " ", lines.place()))
        return true
    }

    /// `a & b \\`; rules between rows say nothing.
    private mutating func readRow(_ text: Substring) -> Bool {
        guard isInTable else { return false }
        var text = String(text)
        for rule in ["\\hline", "\\toprule", "\\midrule", "\\bottomrule"] {
            text = text.replacing(rule, with: "")
        }
        let parts = text.split(separator: "\\\\", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            row.append(PlacedText(String(part) + " ", lines.place()))
            if index + 1 < parts.count { endRow() }
        }
        return true
    }

    private mutating func endRow() {
        let place = row.first?.place
        let text = row.map(\.text).joined()
        row = []
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        let cells = text.replacing("\\&", with: "\u{1}").split(
            separator: "&", omittingEmptySubsequences: false)
        builder.row(
            cells.map { [PlacedText(LaTeXText.plain(String($0.replacing("\u{1}", with: "&"))), place)] })
    }

    private mutating func endParagraph() {
        flush()
        if lists.isEmpty, !isInTable { builder.end() }
    }

    private mutating func flush() {
        defer { (paragraph, isItem) = ([], false) }
        guard paragraph.contains(where: { $0.text.hasVisibleCharacter }) else { return }
        guard isItem || !lists.isEmpty, let isNumbered = lists.last else {
            return builder.block(isInMath ? .code : .paragraph, paragraph)
        }
        builder.item(paragraph, depth: min(lists.count - 1, 8), number: isNumbered ? numbers.last : nil)
    }
}

/// The text of a line of LaTeX.
enum LaTeXText {
    /// What stands between the braces behind `\name`, an argument in brackets passed over.
    static func argument(of name: String, in text: Substring) -> String? {
        guard let command = text.firstRange(of: "\\\(name)") else { return nil }
        var rest = text[command.upperBound...].drop { $0 == "*" }
        if rest.first == "[", let close = rest.firstIndex(of: "]") {
            rest = rest[rest.index(after: close)...]
        }
        guard rest.first == "{" else { return nil }
        var depth = 0
        for index in rest.indices {
            if rest[index] == "{" { depth += 1 }
            if rest[index] == "}" { depth -= 1 }
            if depth == 0 { return String(rest[rest.index(after: rest.startIndex)..<index]) }
        }
        return String(rest.dropFirst())
    }

    /// Commands whose argument is no text.
    private static let silent: Set<String> = [
        "label", "ref", "eqref", "cite", "citep", "citet", "pageref", "includegraphics", "vspace", "hspace",
        "input",
        "include", "bibliography", "bibliographystyle", "usepackage", "centering", "index", "autoref", "cref",
    ]

    static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\\": command(&rest, &result)
            case "{", "}", "$": break
            case "~": result += " "
            case "`" where rest.first == "`", "'" where rest.first == "'":
                rest = rest.dropFirst()
                result += character == "`" ? "“" : "”"
            case "-" where rest.hasPrefix("--"):
                rest = rest.dropFirst(2)
                result += "—"
            case "-" where rest.first == "-":
                rest = rest.dropFirst()
                result += "–"
            default: result.append(character)
            }
        }
        return result
    }

    private static func command(_ rest: inout Substring, _ result: inout String) {
        guard let first = rest.first else { return }
        guard first.isLetter else {
            rest = rest.dropFirst()
            if "%&$#_{} ".contains(first) { result.append(first) }
            if first == "\\" { result += "\n" }
            return
        }
        let name = rest.prefix { $0.isLetter }
        rest = rest[name.endIndex...].drop { $0 == "*" }
        if rest.first == "[", let close = rest.firstIndex(of: "]") {
            rest = rest[rest.index(after: close)...]
        }
        if silent.contains(String(name)), rest.first == "{", let close = rest.firstIndex(of: "}") {
            rest = rest[rest.index(after: close)...]
        } else if rest.first == " " {
            rest = rest.dropFirst()
        }
        switch name {
        case "ldots", "dots": result += "…"
        case "textbackslash": result += "\\"
        case "ss": result += "ß"
        default: break
        }
    }
}
