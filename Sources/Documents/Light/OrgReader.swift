import ContextTypes
import JSONValues
import Segmentation

/// Reads Org at the level of headlines, paragraphs, lists, blocks and tables.
struct OrgReader {
    private var lines: SourceLines
    private var builder = DocumentBuilder()
    private var depths = ItemDepths()
    private var facts: [String: String] = [:]

    init(_ text: String) { lines = SourceLines(text) }

    consuming func source() -> StructuredSource {
        while !lines.isAtEnd { readBlock() }
        builder.end()
        return StructuredSource(
            builder.writer, title: facts["title"], language: facts["language"],
            metadata: JSON.object([
                "author": facts["author"].map(JSON.string), "date": facts["date"].map(JSON.string),
            ])
        )
    }

    private mutating func readBlock() {
        guard let line = lines.next, !line.isEmpty else { return lines.advance() }
        if readHeadline(line) || readKeyword(line) || readDrawer(line) || readTable(line) || readItem(line) {
            return
        }
        depths.reset()
        if line.hasPrefix("# ") || line == "#" || line.isRule(of: "-", count: 5) { return lines.advance() }
        let runs = lines.paragraph { !Self.beginsBlock($0) }
        builder.block(.paragraph, runs.map { PlacedText(Self.plain($0.text), $0.place) })
    }

    private static func beginsBlock(_ line: Substring) -> Bool {
        let rest = line.withoutIndent
        return rest.hasPrefix("#+") || rest.hasPrefix("|")
            || line.hasPrefix("*") && line.drop { $0 == "*" }.first == " "
            || line.itemText(bullets: "-+") != nil
    }

    private mutating func readHeadline(_ line: Substring) -> Bool {
        let stars = line.prefix { $0 == "*" }
        guard !stars.isEmpty, line[stars.endIndex...].first == " " else { return false }
        var words = line[stars.endIndex...].split(separator: " ")
        if let first = words.first, ["TODO", "DONE", "WAITING", "NEXT", "CANCELLED"].contains(first) {
            words.removeFirst()
        }
        if let last = words.last, last.count > 2, last.first == ":", last.last == ":" { words.removeLast() }
        builder.heading(
            [PlacedText(Self.plain(words.joined(separator: " ")), lines.place())], level: stars.count)
        depths.reset()
        lines.advance()
        return true
    }

    /// `#+TITLE: …`, `#+BEGIN_SRC` … `#+END_SRC`.
    private mutating func readKeyword(_ line: Substring) -> Bool {
        let rest = line.withoutIndent
        guard rest.hasPrefix("#+") else { return false }
        let word = rest.dropFirst(2).prefix { $0 != ":" && $0 != " " }.lowercased()
        if word.hasPrefix("begin_") {
            readBetween("#+end_" + word.dropFirst(6), as: word.dropFirst(6))
            return true
        }
        let value = rest.dropFirst(2 + word.count).drop { $0 == ":" }.trimmed
        if word == "caption" {
            builder.block(.caption, [PlacedText(Self.plain(value), lines.place())])
        } else if facts[word] == nil, !value.isEmpty {
            facts[word] = value
        }
        lines.advance()
        return true
    }

    private mutating func readBetween(_ end: String, as kind: Substring) {
        lines.advance()
        builder.end()
        var runs: [PlacedText] = []
        while let line = lines.next, !line.withoutIndent.lowercased().hasPrefix(end) {
            if ["src", "example", "export"].contains(kind) {
                builder.codeLine([PlacedText(String(line), lines.place())])
            } else if kind != "comment" {
                runs.append(PlacedText(Self.plain(String(line)) + (line.isEmpty ? "\n" : " "), lines.place()))
            }
            lines.advance()
        }
        lines.advance()
        builder.end()
        if !runs.isEmpty { builder.block(kind == "quote" || kind == "verse" ? .quote : .paragraph, runs) }
    }

    /// `:PROPERTIES:` … `:END:`, which is not shown.
    private mutating func readDrawer(_ line: Substring) -> Bool {
        let name = line.trimmed
        guard name.count > 2, name.first == ":", name.last == ":", !name.contains(" ") else { return false }
        var ahead = 1
        while let next = lines.line(ahead), ahead < 200 {
            if next.trimmed.lowercased() == ":end:" {
                lines.advance(ahead + 1)
                return true
            }
            ahead += 1
        }
        return false
    }

    private mutating func readTable(_ line: Substring) -> Bool {
        guard line.withoutIndent.first == "|" else { return false }
        builder.end()
        var rows: [[[PlacedText]]] = []
        var header = 0
        while let row = lines.next, row.withoutIndent.first == "|" {
            if row.withoutIndent.hasPrefix("|-") {
                if header == 0 { header = rows.count }
            } else {
                rows.append(
                    row.trimmed.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
                        [PlacedText(Self.plain($0.trimmed), lines.place())]
                    })
            }
            lines.advance()
        }
        for (index, row) in rows.enumerated() {
            builder.row(row, isHeader: index < header && header < rows.count)
        }
        builder.end()
        return true
    }

    private mutating func readItem(_ line: Substring) -> Bool {
        guard let item = line.itemText(bullets: "-+") else { return false }
        let indent = line.indent
        var runs = [PlacedText(Self.plain(item.text.trimmed), lines.place())]
        lines.advance()
        while let next = lines.next, !next.isEmpty, next.indent > indent, !Self.beginsBlock(next) {
            runs.append(PlacedText(" " + Self.plain(next.trimmed), lines.place()))
            lines.advance()
        }
        builder.item(runs, depth: depths.depth(of: indent), number: item.number)
        return true
    }

    /// Without the marks inside lines: *bold*, /italic/, =code=, ~code~, [[target][text]].
    static func plain(_ text: String) -> String {
        guard text.utf8.count < SourceLines.longest, text.contains(where: { "*/=~[_+".contains($0) }) else {
            return text
        }
        var result = text.replacing(/\[\[[^\]\[]+\]\[([^\]\[]+)\]\]/) { String($0.output.1) }
        result = result.replacing(/\[\[([^\]\[]+)\]\]/) { String($0.output.1) }
        return result.replacing(/(^|[\s(])([*=~\/_+])(\S(?:[^*=~\/_+\n]*\S)?)\2(?=$|[\s).,;:!?])/) {
            String($0.output.1) + String($0.output.3)
        }
    }
}
