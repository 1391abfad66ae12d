import ContextTypes
import Segmentation

/// Reads a docx: headings by their styles, lists by their numberings, tables, notes, and what stands at the edges of
/// its pages. Deleted and hidden text is left out. (ECMA-376, part 1.)
struct WordReader {
    private var package: OfficePackage
    private let styles: WordStyles
    private var builder = DocumentBuilder(numbersParagraphs: true)
    private var references: [String: String] = [:]
    /// Numbers of the next items, by numbering and level.
    private var counters: [String: [Int: Int]] = [:]
    private var hidden = HiddenText()

    init(_ package: OfficePackage) throws(DocumentError) {
        self.package = package
        styles = try WordStyles(&self.package)
    }

    private struct Paragraph {
        var style: String?
        var outline: Int?
        var numbering: String?
        var numberingLevel = 0
        var runs: [PlacedText] = []
    }

    private struct Table {
        var rows: [(cells: [[PlacedText]], isHeader: Bool)] = []
        var hasHeader = false
        /// Columns that the cell being read reaches over.
        var reach = 1
    }

    consuming func source() throws(DocumentError) -> StructuredSource {
        let properties = try package.properties("docProps/core.xml")
        try readEdges("header", .header)
        try read("word/document.xml")
        for notes in ["word/footnotes.xml", "word/endnotes.xml"] { try read(notes) }
        try readEdges("footer", .footer)
        var source = StructuredSource(
            builder.writer, title: properties.title, language: properties.language,
            metadata: properties.metadata)
        source.hidden = source.hidden + hidden
        return source
    }

    /// Headers or footers of pages, each once.
    private mutating func readEdges(_ kind: String, _ mark: Boilerplate) throws(DocumentError) {
        let parts = package.names.filter { $0.hasPrefix("word/\(kind)") && $0.hasSuffix(".xml") }.sorted()
        for part in parts {
            builder.open(.section, mark: mark)
            try read(part)
            builder.close()
        }
    }

    private mutating func read(_ part: String) throws(DocumentError) {
        guard var xml = try package.xml(part) else { return }
        references = try package.references(of: part)
        var reading = Reading()
        while let event = try xml.next() {
            switch event {
            case .open(let name): try open(name, &xml, &reading)
            case .close(let name): close(name, &reading)
            case .text(let text): if reading.isInText { reading.append(text) }
            }
        }
        builder.end()
    }

    private struct Reading {
        /// Paragraphs inside one another, as text boxes are.
        var paragraphs: [Paragraph] = []
        var tables: [Table] = []
        var isInText = false
        var target: String?

        mutating func append(_ text: String) {
            guard !paragraphs.isEmpty else { return }
            paragraphs[paragraphs.count - 1].runs.append(PlacedText(text, target: target))
        }
    }

    private mutating func open(
        _ name: String, _ xml: inout XMLScanner, _ reading: inout Reading
    ) throws(DocumentError) {
        let value = xml.attributes["val"]
        let last = reading.paragraphs.count - 1
        switch name {
        case "p": reading.paragraphs.append(Paragraph())
        case "pStyle" where last >= 0: reading.paragraphs[last].style = value
        case "outlineLvl" where last >= 0: reading.paragraphs[last].outline = value.flatMap { Int($0) }
        case "numId" where last >= 0: reading.paragraphs[last].numbering = value
        case "ilvl" where last >= 0: reading.paragraphs[last].numberingLevel = value.flatMap { Int($0) } ?? 0
        case "t": reading.isInText = true
        case "tab": reading.append(" ")
        case "br", "cr": reading.append("\n")
        case "noBreakHyphen": reading.append("-")
        case "hyperlink": reading.target = xml.attributes["id"].flatMap { references[$0] }
        // Drafts of what is shown otherwise, and what was struck out.
        case "del", "moveFrom", "Fallback", "pict", "instrText": try xml.skipElement()
        case "r": if try isHidden(xml) { try skipHidden(&xml) }
        case "footnote", "endnote":
            // The lines that part notes from the text are stored as notes.
            if ["separator", "continuationSeparator"].contains(xml.attributes["type"]) {
                try xml.skipElement()
            }
        default: openTable(name, xml, &reading)
        }
    }

    /// Leaves a run out, and counts what its readers do not see.
    private mutating func skipHidden(_ xml: inout XMLScanner) throws(DocumentError) {
        let depth = xml.depth
        var isInText = false
        while let event = try xml.next(), xml.depth >= depth {
            switch event {
            case .open(let name): isInText = name == "t"
            case .close: isInText = false
            case .text(let text):
                if isInText { hidden.add(.attribute, characters: text.unicodeScalars.count) }
            }
        }
    }

    /// Looks ahead into the properties of a run.
    private func isHidden(_ xml: XMLScanner) throws(DocumentError) -> Bool {
        var ahead = xml
        guard case .open("rPr") = try ahead.next() else { return false }
        let depth = ahead.depth
        while let event = try ahead.next(), ahead.depth >= depth {
            if case .open(let name) = event, name == "vanish" || name == "webHidden" {
                return !["0", "false"].contains(ahead.attributes["val"] ?? "")
            }
        }
        return false
    }

    private func openTable(_ name: String, _ xml: XMLScanner, _ reading: inout Reading) {
        if name == "tbl" { reading.tables.append(Table()) }
        guard var table = reading.tables.popLast() else { return }
        switch name {
        case "tblLook":
            let bits = xml.attributes["val"].flatMap { Int($0, radix: 16) } ?? 0
            table.hasHeader =
                xml.attributes["firstRow"].map { $0 == "1" || $0 == "true" } ?? (bits & 0x20 != 0)
        case "tr": table.rows.append(([], table.hasHeader && table.rows.isEmpty))
        case "tblHeader": if !table.rows.isEmpty { table.rows[table.rows.count - 1].isHeader = true }
        case "tc":
            table.reach = 1
            if !table.rows.isEmpty { table.rows[table.rows.count - 1].cells.append([]) }
        case "gridSpan":
            table.reach = min(xml.attributes["val"].flatMap { Int($0) } ?? 1, package.limits.columns)
        default: break
        }
        reading.tables.append(table)
    }

    private mutating func close(_ name: String, _ reading: inout Reading) {
        switch name {
        case "t": reading.isInText = false
        case "hyperlink": reading.target = nil
        case "p": if let paragraph = reading.paragraphs.popLast() { finish(paragraph, &reading) }
        case "tc":
            // Cells that reach over columns leave the columns behind them empty.
            guard var table = reading.tables.popLast() else { return }
            if !table.rows.isEmpty, table.reach > 1 {
                table.rows[table.rows.count - 1].cells += Array(repeating: [], count: table.reach - 1)
            }
            reading.tables.append(table)
        case "tbl": if let table = reading.tables.popLast() { finish(table, &reading) }
        default: break
        }
    }

    /// A table inside a cell becomes text of the cell.
    private mutating func finish(_ table: Table, _ reading: inout Reading) {
        if reading.tables.isEmpty {
            builder.end()
            for row in table.rows { builder.row(row.cells, isHeader: row.isHeader) }
            builder.end()
        } else {
            for cell in table.rows.flatMap(\.cells) { Self.append(cell, to: &reading) }
        }
    }

    private static func append(_ runs: [PlacedText], to reading: inout Reading) {
        let table = reading.tables.count - 1
        let row = reading.tables[table].rows.count - 1
        guard row >= 0, !reading.tables[table].rows[row].cells.isEmpty else { return }
        let cell = reading.tables[table].rows[row].cells.count - 1
        let isFirst = reading.tables[table].rows[row].cells[cell].isEmpty
        reading.tables[table].rows[row].cells[cell] +=
            (isFirst ? [] : [PlacedText(" ")]) + runs.map(\.onOneLine)
    }

    private mutating func finish(_ paragraph: Paragraph, _ reading: inout Reading) {
        guard reading.tables.isEmpty else { return Self.append(paragraph.runs, to: &reading) }
        guard paragraph.runs.contains(where: { $0.text.hasVisibleCharacter }) else { return }
        let level =
            paragraph.outline.flatMap { $0 < 9 ? min($0 + 1, 6) : nil }
            ?? styles.headingLevel(of: paragraph.style)
        if let level { return builder.heading(paragraph.runs, level: level) }
        if let list = list(of: paragraph) {
            let number = styles.isNumbered(list.id, level: list.level) ? nextNumber(list) : nil
            return builder.item(paragraph.runs, depth: list.level, number: number)
        }
        let kind = kind(of: paragraph)
        if kind == .code { builder.codeLine(paragraph.runs) } else { builder.block(kind, paragraph.runs) }
    }

    private func kind(of paragraph: Paragraph) -> BlockKind {
        if styles.speaks(paragraph.style, of: ["code", "preformatted", "source"]) { return .code }
        if styles.speaks(paragraph.style, of: ["caption"]) { return .caption }
        return styles.speaks(paragraph.style, of: ["quote", "quotation"]) ? .quote : .paragraph
    }

    /// Numbering 0 takes a paragraph out of the list of its style.
    private func list(of paragraph: Paragraph) -> (id: String, level: Int)? {
        let own = paragraph.numbering.map { (id: $0, level: paragraph.numberingLevel) }
        guard let list = own ?? styles.numbering(of: paragraph.style), list.id != "0" else { return nil }
        return (list.id, min(max(list.level, 0), 8))
    }

    private mutating func nextNumber(_ list: (id: String, level: Int)) -> Int {
        var levels = counters[list.id] ?? [:]
        let number = (levels[list.level] ?? 0) + 1
        levels = levels.filter { $0.key < list.level }
        levels[list.level] = number
        counters[list.id] = levels
        return number
    }
}

extension PlacedText {
    /// Line breaks are blanks where a text stands in a cell.
    var onOneLine: PlacedText { PlacedText(text.replacing("\n", with: " "), place, target: target) }
}
