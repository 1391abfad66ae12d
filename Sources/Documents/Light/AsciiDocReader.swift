import ContextTypes
import Segmentation

/// Reads AsciiDoc at the level of sections, paragraphs, lists, blocks between fences, and tables.
struct AsciiDocReader {
    private var lines: SourceLines
    private var builder = DocumentBuilder()
    /// Whether the next block was said to be source code.
    private var isSource = false

    private static let fences: [Character: Int] = ["-": 4, ".": 4, "=": 4, "*": 4, "_": 4, "+": 4, "/": 4]

    init(_ text: String) { lines = SourceLines(text) }

    consuming func source() -> StructuredSource {
        while !lines.isAtEnd { readBlock() }
        builder.end()
        return StructuredSource(builder.writer)
    }

    private mutating func readBlock() {
        guard let line = lines.next, !line.isEmpty else { return lines.advance() }
        if readHeading(line) || readFence(line) || readTable(line) || readItem(line) { return }
        if line.hasPrefix("//") || line.hasPrefix(":") || line.hasPrefix("include::")
            || line.hasPrefix("toc::")
        {
            return lines.advance()
        }
        if line.first == "[", line.last == "]" {
            isSource = line.hasPrefix("[source") || line.hasPrefix("[listing")
            return lines.advance()
        }
        if line.hasPrefix("image::") || line == "+" || line.isRule(of: "'", count: 3) || line == "<<<" {
            return lines.advance()
        }
        if line.first == ".", line.dropFirst().first.map({ $0 != "." && $0 != " " }) ?? false {
            builder.block(.caption, [PlacedText(Self.plain(line.dropFirst().trimmed), lines.place())])
            return lines.advance()
        }
        readParagraph(line)
    }

    private mutating func readHeading(_ line: Substring) -> Bool {
        let marks = line.prefix { $0 == "=" }
        let rest = line[marks.endIndex...]
        guard (1...6).contains(marks.count), rest.first == " ", rest.contains(where: { !$0.isWhitespace })
        else {
            return false
        }
        builder.heading([PlacedText(Self.plain(rest.trimmed), lines.place())], level: marks.count)
        lines.advance()
        return true
    }

    /// What stands between two lines of the same marks.
    private mutating func readFence(_ line: Substring) -> Bool {
        guard let mark = line.first, let count = Self.fences[mark],
            line.isRule(of: String(mark), count: count) || line == "--"
        else { return readMarkdownFence(line) }
        if mark == "=" || mark == "*" || line == "--" {
            // What stands between these is read as what stands outside.
            lines.advance()
            return true
        }
        let kind: BlockKind = mark == "_" ? .quote : .code
        readBetween(line, as: mark == "/" ? nil : kind)
        return true
    }

    private mutating func readMarkdownFence(_ line: Substring) -> Bool {
        guard line.hasPrefix("```") else { return false }
        readBetween("```", as: .code)
        return true
    }

    private mutating func readBetween(_ fence: Substring, as kind: BlockKind?) {
        lines.advance()
        builder.end()
        var quote: [PlacedText] = []
        while let line = lines.next, line != fence {
            if kind == .code { builder.codeLine([PlacedText(String(line), lines.place())]) }
            if kind == .quote { quote.append(PlacedText(Self.plain(String(line)) + " ", lines.place())) }
            lines.advance()
        }
        lines.advance()
        builder.end()
        if !quote.isEmpty { builder.block(.quote, quote) }
        isSource = false
    }

    /// `|===`, with one row a line or one cell a line; the first row is a header when a blank line follows it.
    private mutating func readTable(_ line: Substring) -> Bool {
        guard line == "|===" else { return false }
        lines.advance()
        builder.end()
        var rows: [(cells: [[PlacedText]], isHeader: Bool)] = []
        var columns = 0
        while let line = lines.next, line != "|===" {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                .map { [PlacedText(Self.plain($0.trimmed), lines.place())] }
            if !cells.isEmpty {
                if columns == 0 { columns = cells.count }
                if cells.count < columns, let last = rows.last, last.cells.count < columns {
                    rows[rows.count - 1].cells += cells
                } else {
                    rows.append((cells, false))
                }
            } else if rows.count == 1, line.isEmpty {
                rows[0].isHeader = true
            }
            lines.advance()
        }
        lines.advance()
        for row in rows { builder.row(row.cells, isHeader: row.isHeader) }
        builder.end()
        return true
    }

    /// `* item`, `** item below it`, `. numbered`, `term:: text`.
    private mutating func readItem(_ line: Substring) -> Bool {
        let rest = line.withoutIndent
        guard let mark = rest.first, "*-.".contains(mark) || mark.isNumber else { return false }
        let marks = rest.prefix { $0 == mark }
        var number: Int?
        var text: Substring
        if mark.isNumber {
            guard let item = line.itemText(bullets: "") else { return false }
            (number, text) = (item.number, item.text)
        } else {
            text = rest[marks.endIndex...]
            guard marks.count <= 5, text.first == " " else { return false }
            if mark == "." { number = 1 }
        }
        var runs = [PlacedText(Self.plain(text.trimmed), lines.place())]
        lines.advance()
        while let next = lines.next, !next.isEmpty, next != "+", next.indent > 0 || !Self.beginsBlock(next) {
            runs.append(PlacedText(" " + Self.plain(next.trimmed), lines.place()))
            lines.advance()
        }
        builder.item(runs, depth: mark.isNumber ? 0 : marks.count - 1, number: number)
        return true
    }

    private static func beginsBlock(_ line: Substring) -> Bool {
        guard let first = line.first else { return true }
        return "*-.=[|:+/_".contains(first) || first.isNumber && line.itemText(bullets: "") != nil
    }

    /// An indented one is code.
    private mutating func readParagraph(_ line: Substring) {
        if isSource || line.first == " " || line.first == "\t" {
            builder.end()
            while let next = lines.next, !next.isEmpty {
                builder.codeLine([PlacedText(String(next), lines.place())])
                lines.advance()
            }
            builder.end()
            isSource = false
            return
        }
        let runs = lines.paragraph { !$0.isRule(of: "-.=*_+/", count: 4) && $0 != "|===" }
        builder.block(.paragraph, runs.map { PlacedText(Self.plain($0.text), $0.place) })
    }

    /// Without the marks inside lines: *strong*, _emphasis_, `code`, link:target[text], <<id,text>>.
    static func plain(_ text: String) -> String {
        guard text.utf8.count < SourceLines.longest, text.contains(where: { "*_`[<+".contains($0) }) else {
            return text
        }
        var result = text.replacing(/<<[^,<>]+, ?([^<>]+)>>/) { String($0.output.1) }
        result = result.replacing(/(?:link:|xref:)?[\w.:\/#%?=&-]*\[([^\]\[]+?)(?:,[^\]]*)?\]/) { match in
            match.output.0.hasPrefix("[") ? String(match.output.0) : String(match.output.1)
        }
        result = result.replacing(/`\+?([^`+]+)\+?`/) { String($0.output.1) }
        result = result.replacing(/\*{1,2}(\S(?:[^*]*\S)?)\*{1,2}/) { String($0.output.1) }
        return result.replacing(/\b_{1,2}(\S(?:[^_]*\S)?)_{1,2}\b/) { String($0.output.1) }
    }
}
