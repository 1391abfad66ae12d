import ContextTypes
import Segmentation

/// Reads reStructuredText at the level of sections, paragraphs, lists, quotes, code and simple tables. What only marks
/// letters (`*emphasis*`, ``code``) loses its marks.
struct RestructuredTextReader {
    private var lines: SourceLines
    private var builder = DocumentBuilder()
    /// The ornaments of titles in the order in which they came: the first is that of level 1.
    private var ornaments: [String] = []
    private var depths = ItemDepths()

    private static let adornment = "=-~^\"'`#*+.:_<>"

    init(_ text: String) { lines = SourceLines(text) }

    consuming func source() -> StructuredSource {
        while !lines.isAtEnd { readBlock() }
        builder.end()
        return StructuredSource(builder.writer)
    }

    private mutating func readBlock() {
        guard let line = lines.next, !line.isEmpty else { return lines.advance() }
        if readTitle(line) || readDirective(line) || readTable(line) || readItem(line) { return }
        depths.reset()
        if line.indent > 0 { return readQuote(line.indent) }
        readParagraph(line)
    }

    // MARK: Titles

    private mutating func readTitle(_ line: Substring) -> Bool {
        if line.isRule(of: Self.adornment, count: 3), let title = lines.line(1), !title.isEmpty,
            let under = lines.line(2), under == line
        {
            write(title, ornament: "over\(line.first ?? "=")", ahead: 1)
            lines.advance(3)
            return true
        }
        guard line.indent == 0, let under = lines.line(1), under.isRule(of: Self.adornment, count: 2),
            under.count >= min(line.count, 60) - 1, !line.isRule(of: Self.adornment, count: 2)
        else { return false }
        write(line, ornament: "\(under.first ?? "=")", ahead: 0)
        lines.advance(2)
        return true
    }

    private mutating func write(_ title: Substring, ornament: String, ahead: Int) {
        if !ornaments.contains(ornament) { ornaments.append(ornament) }
        let level = (ornaments.firstIndex(of: ornament) ?? 0) + 1
        builder.heading([PlacedText(Self.plain(title.trimmed), lines.place(ahead))], level: level)
        depths.reset()
    }

    // MARK: Directives

    /// `.. name:: argument` with what is indented below it; comments and targets say nothing.
    private mutating func readDirective(_ line: Substring) -> Bool {
        guard line.withoutIndent.hasPrefix(".. ") || line.withoutIndent == ".." else { return false }
        let rest = line.withoutIndent.dropFirst(3)
        let indent = line.indent
        lines.advance()
        guard let colons = rest.firstRange(of: "::") else {
            // Footnotes are text.
            let isNote = rest.first == "[" && rest.contains("]")
            let body = lines.indented(by: indent + 1)
            if isNote, let end = rest.firstIndex(of: "]") {
                let note = ([String(rest[rest.index(after: end)...])] + body.map { String($0.text) })
                    .joined(separator: " ")
                builder.block(.paragraph, [PlacedText(Self.plain(note), lines.place(-1))])
            }
            return true
        }
        write(directive: rest[..<colons.lowerBound], rest[colons.upperBound...].trimmed, indent)
        return true
    }

    private mutating func write(directive name: Substring, _ argument: String, _ indent: Int) {
        let argumentPlace = lines.place(-1)
        let body = lines.indented(by: indent + 1)
        let content = body.drop { $0.text.withoutIndent.hasPrefix(":") || $0.text.isEmpty }
        switch name {
        case "code", "code-block", "sourcecode", "parsed-literal", "highlight": writeCode(content)
        case "note", "warning", "tip", "important", "caution", "attention", "danger", "hint", "admonition",
            "seealso",
            "topic", "epigraph", "sidebar", "versionadded", "versionchanged", "deprecated", "rubric":
            if !argument.isEmpty {
                builder.block(.paragraph, [PlacedText(Self.plain(argument), argumentPlace)])
            }
            writeParagraphs(content)
        case "figure", "table", "list-table", "csv-table":
            let caption = argument.isEmpty || name == "figure" ? nil : argument
            if let caption { builder.block(.caption, [PlacedText(Self.plain(caption), argumentPlace)]) }
            if name == "figure" { writeParagraphs(content, as: .caption) } else { writeParagraphs(content) }
        case "title": builder.heading([PlacedText(Self.plain(argument), argumentPlace)], level: 1)
        default: break
        }
    }

    private mutating func writeCode(_ content: ArraySlice<(text: Substring, place: Place)>) {
        let indent = content.filter { !$0.text.isEmpty }.map(\.text.indent).min() ?? 0
        for line in content {
            builder.codeLine([PlacedText(String(line.text.dropFirst(indent)), line.place)])
        }
        builder.end()
    }

    private mutating func writeParagraphs(
        _ content: ArraySlice<(text: Substring, place: Place)>, as kind: BlockKind = .paragraph
    ) {
        for part in content.split(whereSeparator: { $0.text.isEmpty }) {
            builder.block(
                kind, part.map { PlacedText(Self.plain(String($0.text.withoutIndent)) + " ", $0.place) })
        }
    }

    // MARK: Tables

    /// A simple table between rules of `=`, or a grid of `+---+`.
    private mutating func readTable(_ line: Substring) -> Bool {
        if line.hasPrefix("+-"), line.allSatisfy({ "+-=".contains($0) }) { return readGrid() }
        let columns = Self.columns(of: line)
        guard columns.count > 1 else { return false }
        builder.end()
        lines.advance()
        var rules = 0
        var rows: [[[PlacedText]]] = []
        while let row = lines.next, rules < 2 {
            if Self.columns(of: row).count > 1 {
                rules += 1
                if rules == 1, !Self.isEndOfTable(lines) {
                    for row in rows { builder.row(row, isHeader: true) }
                    rows = []
                } else {
                    rules = 2
                }
            } else if !row.isEmpty {
                rows.append(cells(of: row, columns))
            }
            lines.advance()
        }
        for row in rows { builder.row(row) }
        builder.end()
        return true
    }

    private static func isEndOfTable(_ lines: SourceLines) -> Bool { lines.line(1)?.isEmpty ?? true }

    /// Where the columns of `====  ===` begin; one or none for what is no such rule.
    private static func columns(of line: Substring) -> [Int] {
        guard line.first == "=", line.allSatisfy({ $0 == "=" || $0 == " " }) else { return [] }
        var starts: [Int] = []
        var last: Character = " "
        for (index, character) in line.enumerated() {
            if character == "=", last == " " { starts.append(index) }
            last = character
        }
        return starts
    }

    private func cells(of row: Substring, _ columns: [Int]) -> [[PlacedText]] {
        let characters = Array(row)
        return columns.indices.map { index in
            let start = min(columns[index], characters.count)
            let end = index + 1 < columns.count ? min(columns[index + 1], characters.count) : characters.count
            return [
                PlacedText(Self.plain(String(characters[start..<max(start, end)]).trimmed), lines.place())
            ]
        }
    }

    private mutating func readGrid() -> Bool {
        builder.end()
        var rows: [(cells: [[PlacedText]], isHeader: Bool)] = []
        var isNew = true
        while let line = lines.next, line.first == "+" || line.first == "|" {
            if line.first == "+" {
                isNew = true
                if line.contains("=") { rows = rows.map { ($0.cells, true) } }
            } else {
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                    .dropLast()
                    .map { [PlacedText(Self.plain($0.trimmed) + " ", lines.place())] }
                if isNew || rows.last?.cells.count != cells.count {
                    rows.append((cells, false))
                } else {
                    for (column, cell) in cells.enumerated() { rows[rows.count - 1].cells[column] += cell }
                }
                isNew = false
            }
            lines.advance()
        }
        for row in rows { builder.row(row.cells, isHeader: row.isHeader) }
        builder.end()
        return true
    }

    // MARK: Lists and paragraphs

    private mutating func readItem(_ line: Substring) -> Bool {
        guard let item = line.itemText(bullets: "-*+•") else { return false }
        let indent = line.indent
        var runs = [PlacedText(Self.plain(String(item.text)), lines.place())]
        lines.advance()
        while let next = lines.next, !next.isEmpty, next.indent > indent,
            next.itemText(bullets: "-*+•") == nil
        {
            runs.append(PlacedText(" " + Self.plain(String(next.withoutIndent)), lines.place()))
            lines.advance()
        }
        builder.item(runs, depth: depths.depth(of: indent), number: item.number)
        return true
    }

    private mutating func readQuote(_ indent: Int) {
        let body = lines.indented(by: indent)
        for part in body.split(whereSeparator: { $0.text.isEmpty }) {
            builder.block(
                .quote, part.map { PlacedText(Self.plain(String($0.text.withoutIndent)) + " ", $0.place) })
        }
        if body.isEmpty { lines.advance() }
    }

    /// A paragraph that ends in `::` is followed by code.
    private mutating func readParagraph(_ line: Substring) {
        var runs = lines.paragraph { $0.indent == 0 }
        let opensCode = runs.last?.text.hasSuffix("::") ?? false
        if opensCode, let last = runs.indices.last {
            runs[last].text.removeLast(runs[last].text.trimmed == "::" ? 2 : 1)
        }
        builder.block(.paragraph, runs.map { PlacedText(Self.plain($0.text), $0.place) })
        guard opensCode else { return }
        while lines.next?.isEmpty == true { lines.advance() }
        if let indent = lines.next?.indent, indent > 0 { writeCode(lines.indented(by: indent)[...]) }
    }

    /// Without the marks inside lines: ``code``, `text <target>`_, :role:`text`, *emphasis*.
    static func plain(_ text: String) -> String {
        guard text.utf8.count < SourceLines.longest, text.contains(where: { "`*|".contains($0) }) else {
            return text
        }
        var result = text.replacing("``", with: "\u{1}")
        result = result.replacing(/:[\w.+-]+:`(?:~)?([^`<]+)(?: <[^`>]*>)?`/) { String($0.output.1) }
        result = result.replacing(/`([^`<]+?)(?: ?<[^`>]*>)?`_{0,2}/) { String($0.output.1) }
        result = result.replacing(/\*\*([^*]+)\*\*/) { String($0.output.1) }
        result = result.replacing(/\*([^*\s][^*]*)\*/) { String($0.output.1) }
        return result.replacing("\u{1}", with: "")
    }
}
