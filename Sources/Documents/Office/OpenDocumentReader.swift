import ContextTypes
import Segmentation

/// Reads the text of an OpenDocument file: headings, paragraphs, lists, tables, notes. (OASIS OpenDocument 1.3, part 3.)
struct OpenDocumentReader {
    private var package: OfficePackage
    private var builder = DocumentBuilder(numbersParagraphs: true)
    /// What a style is derived from, for those that stand in the content.
    private var bases: [String: String] = [:]
    private var numbered: Set<String> = []

    init(_ package: OfficePackage) { self.package = package }

    private struct Reading {
        var runs: [PlacedText] = []
        /// The texts around a note.
        var outer: [[PlacedText]] = []
        var notes: [[PlacedText]] = []
        var lists: [(isNumbered: Bool, number: Int)] = []
        var row: [[PlacedText]]?
        var tables = 0
        var isHeader = false
        var repeats = 1
        var target: String?
        var style = ""
        var level = 0
        var depth = 0

        mutating func append(_ text: String) { runs.append(PlacedText(text, target: target)) }
    }

    consuming func source() throws(DocumentError) -> StructuredSource {
        if let manifest = try package.bytes("META-INF/manifest.xml"),
            manifest[...].place(of: "encryption-data") != nil
        {
            throw DocumentError("the document is encrypted; save it without a password")
        }
        let properties = try package.properties("meta.xml")
        guard var xml = try package.xml("content.xml") else {
            throw DocumentError("the document has no content.xml")
        }
        var reading = Reading()
        while let event = try xml.next() {
            switch event {
            case .open(let name): try open(name, &xml, &reading)
            case .close(let name): close(name, &reading)
            case .text(let text): if reading.depth > 0 { reading.append(text) }
            }
        }
        for note in reading.notes { builder.block(.paragraph, note) }
        builder.end()
        return StructuredSource(
            builder.writer, title: properties.title, language: properties.language,
            metadata: properties.metadata)
    }

    private mutating func open(
        _ name: String, _ xml: inout XMLScanner, _ reading: inout Reading
    ) throws(DocumentError) {
        switch name {
        case "style": bases[xml.attributes["name"] ?? ""] = xml.attributes["parent-style-name"]
        case "list-style": reading.style = xml.attributes["name"] ?? ""
        case "list-level-style-number": if xml.attributes["level"] == "1" { numbered.insert(reading.style) }
        case "p", "h":
            reading.depth += 1
            if reading.row == nil, reading.outer.isEmpty { reading.runs = [] }
            reading.style = xml.attributes["style-name"] ?? ""
            reading.level = xml.attributes["outline-level"].flatMap { Int($0) } ?? 1
        case "s": reading.append(" ")
        case "tab": reading.append(" ")
        case "line-break": reading.append("\n")
        case "a": reading.target = xml.attributes["href"]
        case "note-body":
            reading.outer.append(reading.runs)
            reading.runs = []
        // Struck out, or beside the text.
        case "tracked-changes", "annotation", "note-citation": try xml.skipElement()
        case "list":
            let style = xml.attributes["style-name"] ?? ""
            let isNumbered =
                style.isEmpty ? reading.lists.last?.isNumbered ?? false : numbered.contains(style)
            reading.lists.append((isNumbered, 0))
        case "list-item": if !reading.lists.isEmpty { reading.lists[reading.lists.count - 1].number += 1 }
        default: openTable(name, xml, &reading)
        }
    }

    private mutating func openTable(_ name: String, _ xml: XMLScanner, _ reading: inout Reading) {
        switch name {
        case "table":
            if reading.tables == 0 { builder.end() }
            reading.tables += 1
        case "table-header-rows": reading.isHeader = true
        case "table-row": if reading.tables == 1 { reading.row = [] }
        case "table-cell", "covered-table-cell":
            guard reading.tables == 1 else { return }
            reading.repeats = xml.attributes["number-columns-repeated"].flatMap { Int($0) } ?? 1
            reading.runs = []
        default: break
        }
    }

    private mutating func close(_ name: String, _ reading: inout Reading) {
        switch name {
        case "p", "h":
            reading.depth -= 1
            finish(isHeading: name == "h", &reading)
        case "a": reading.target = nil
        case "note-body":
            reading.notes.append(reading.runs)
            reading.runs = reading.outer.popLast() ?? []
        case "list": _ = reading.lists.popLast()
        case "table-cell", "covered-table-cell":
            guard reading.tables == 1, let count = reading.row?.count else { return }
            let room = max(package.limits.columns - count, 0)
            reading.row? += Array(repeating: reading.runs, count: min(max(reading.repeats, 1), room))
            reading.runs = []
        case "table-row":
            guard reading.tables == 1, let row = reading.row else { return }
            builder.row(row, isHeader: reading.isHeader)
            reading.row = nil
        case "table-header-rows": reading.isHeader = false
        case "table":
            reading.tables -= 1
            if reading.tables == 0 { builder.end() }
        default: break
        }
    }

    private mutating func finish(isHeading: Bool, _ reading: inout Reading) {
        // Of notes and cells all paragraphs are one text.
        if reading.row != nil || !reading.outer.isEmpty {
            reading.runs = reading.runs.map(\.onOneLine) + [PlacedText(" ")]
            return
        }
        defer { reading.runs = [] }
        guard reading.runs.contains(where: { $0.text.hasVisibleCharacter }) else { return }
        let style = (bases[reading.style] ?? reading.style).lowercased()
        if isHeading || style == "title" {
            builder.heading(reading.runs, level: isHeading ? reading.level : 1)
        } else if let list = reading.lists.last {
            builder.item(
                reading.runs, depth: min(reading.lists.count - 1, 8),
                number: list.isNumbered ? list.number : nil)
        } else if style.contains("preformatted") {
            builder.codeLine(reading.runs)
        } else {
            builder.block(style.contains("quotations") ? .quote : .paragraph, reading.runs)
        }
    }
}
