import ContextTypes
import Segmentation

/// Reads a pptx slide by slide: title, text, tables, and the notes of the speaker. (ECMA-376, part 1, 19.)
struct SlidesReader {
    private var package: OfficePackage
    private var builder = DocumentBuilder()

    init(_ package: OfficePackage) { self.package = package }

    consuming func source() throws(DocumentError) -> StructuredSource {
        let properties = try package.properties("docProps/core.xml")
        let references = try package.references(of: "ppt/presentation.xml")
        for (index, id) in try slides().enumerated() {
            guard let part = references[id] else { continue }
            try read(part, at: .slide(index + 1))
            let notes = try package.references(of: part).values.filter { $0.contains("notesSlide") }.sorted()
            for notes in notes { try read(notes, at: .slide(index + 1), isNotes: true) }
        }
        return StructuredSource(
            builder.writer, title: properties.title, language: properties.language,
            metadata: properties.metadata)
    }

    /// The ids of the slides in their order.
    private mutating func slides() throws(DocumentError) -> [String] {
        guard var xml = try package.xml("ppt/presentation.xml") else { return [] }
        var ids: [String] = []
        while let event = try xml.next() {
            // Two attributes have the local name `id`: the number of the slide, and behind it the reference.
            guard case .open("sldId") = event, let id = xml.attributes["r:id"] ?? xml.attributes["id"] else {
                continue
            }
            ids.append(id)
        }
        return ids
    }

    private struct Shape {
        /// The kind of the placeholder; nil for a shape of its own.
        var placeholder: String?
        var depth = 0
        var runs: [PlacedText] = []
    }

    private mutating func read(_ part: String, at place: Place, isNotes: Bool = false) throws(DocumentError) {
        guard var xml = try package.xml(part) else { return }
        var shape = Shape()
        var row: [[PlacedText]]?
        var rows = 0
        var isInText = false
        while let event = try xml.next() {
            switch event {
            case .open("sp"): shape = Shape()
            case .open("ph"): shape.placeholder = xml.attributes["type"] ?? "body"
            case .open("p"): (shape.runs, shape.depth) = ([], 0)
            case .open("pPr"): shape.depth = xml.attributes["lvl"].flatMap { Int($0) } ?? 0
            case .open("t"): isInText = true
            case .close("t"): isInText = false
            case .text(let text) where isInText: shape.runs.append(PlacedText(text, place))
            case .open("br"): shape.runs.append(PlacedText("\n"))
            case .open("tbl"): rows = 0
            case .open("tr"): row = []
            case .open("tc"): row?.append([])
            case .close("p") where row != nil: append(shape.runs, to: &row)
            case .close("p"): write(shape, isNotes: isNotes)
            case .close("tr"):
                builder.row(row ?? [], isHeader: rows == 0)
                (row, rows) = (nil, rows + 1)
            case .close("tbl"): builder.end()
            case .open("Fallback"): try xml.skipElement()
            default: break
            }
        }
        builder.end()
    }

    private func append(_ runs: [PlacedText], to row: inout [[PlacedText]]?) {
        guard let last = row?.indices.last else { return }
        if row?[last].isEmpty == false { row?[last].append(PlacedText(" ")) }
        row?[last] += runs.map(\.onOneLine)
    }

    private mutating func write(_ shape: Shape, isNotes: Bool) {
        guard shape.runs.contains(where: { $0.text.hasVisibleCharacter }) else { return }
        switch shape.placeholder {
        case "title", "ctrTitle": builder.heading(shape.runs.map(\.onOneLine), level: 1)
        case "sldNum", "dt", "ftr", "hdr":
            if !isNotes { builder.block(.paragraph, shape.runs, mark: .footer) }
        case "body" where !isNotes, "obj" where !isNotes:
            builder.item(shape.runs, depth: min(max(shape.depth, 0), 8))
        default: builder.block(.paragraph, shape.runs)
        }
    }
}
