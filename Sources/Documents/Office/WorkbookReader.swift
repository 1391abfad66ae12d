import ContextTypes
import JSONValues
import Segmentation

/// Reads an xlsx sheet by sheet, its rows as rows of a table; of formulas the stored result. (ECMA-376, part 1, 18.)
struct WorkbookReader {
    private var package: OfficePackage
    private var builder = DocumentBuilder()
    private var strings: [String] = []
    /// By style of a cell: whether its number is a date.
    private var dates: [Bool] = []

    init(_ package: OfficePackage) { self.package = package }

    consuming func source() throws(DocumentError) -> StructuredSource {
        let properties = try package.properties("docProps/core.xml")
        try readStrings()
        try readFormats()
        let references = try package.references(of: "xl/workbook.xml")
        for sheet in try sheets() {
            guard let part = references[sheet.id] else { continue }
            builder.heading([PlacedText(sheet.name, .row(1, sheet: sheet.name))], level: 1)
            try read(part, sheet: sheet.name)
        }
        return StructuredSource(
            builder.writer, title: properties.title, language: properties.language,
            metadata: properties.metadata)
    }

    private mutating func sheets() throws(DocumentError) -> [(name: String, id: String)] {
        guard var xml = try package.xml("xl/workbook.xml") else { return [] }
        var found: [(String, String)] = []
        while let event = try xml.next() {
            guard case .open("sheet") = event, let name = xml.attributes["name"],
                let id = xml.attributes["id"],
                xml.attributes["state"] ?? "visible" == "visible"
            else { continue }
            found.append((name, id))
        }
        return found
    }

    private mutating func readStrings() throws(DocumentError) {
        guard var xml = try package.xml("xl/sharedStrings.xml") else { return }
        var isInText = false
        while let event = try xml.next() {
            switch event {
            case .open("si"): strings.append("")
            case .open("rPh"): try xml.skipElement()
            case .open("t"): isInText = true
            case .close("t"): isInText = false
            case .text(let text) where isInText && !strings.isEmpty: strings[strings.count - 1] += text
            default: break
            }
        }
    }

    /// Formats 14 to 22 and 45 to 47 are dates and times; those of the file are when they name years or days.
    private mutating func readFormats() throws(DocumentError) {
        guard var xml = try package.xml("xl/styles.xml") else { return }
        var own: Set<Int> = []
        var isInCells = false
        while let event = try xml.next() {
            switch event {
            case .open("numFmt"):
                let code = (xml.attributes["formatCode"] ?? "").lowercased()
                let isDate = code.contains("yy") || code.contains("dd") || code.contains("h:mm")
                if isDate, let id = xml.attributes["numFmtId"].flatMap({ Int($0) }) { own.insert(id) }
            case .open("cellXfs"): isInCells = true
            case .close("cellXfs"): isInCells = false
            case .open("xf") where isInCells:
                let id = xml.attributes["numFmtId"].flatMap { Int($0) } ?? 0
                dates.append((14...22).contains(id) || (45...47).contains(id) || own.contains(id))
            default: break
            }
        }
    }

    private struct Cell {
        var column = 0
        var type = "n"
        var style = 0
        var text = ""
    }

    private mutating func read(_ part: String, sheet: String) throws(DocumentError) {
        guard var xml = try package.xml(part) else { return }
        var table = TableRows(columns: package.limits.columns)
        var row = 0
        var cell = Cell()
        var isInValue = false
        while let event = try xml.next() {
            switch event {
            case .open("row"):
                row = xml.attributes["r"].flatMap { Int($0) } ?? row + 1
                cell.column = -1
            case .open("c"):
                let column = xml.attributes["r"].flatMap(Self.column) ?? cell.column + 1
                cell = Cell(
                    column: column, type: xml.attributes["t"] ?? "n",
                    style: xml.attributes["s"].flatMap { Int($0) } ?? 0)
            case .open("v"), .open("t"): isInValue = true
            case .close("v"), .close("t"): isInValue = false
            case .text(let text) where isInValue: cell.text += text
            case .close("c"): table.add(value(of: cell), column: cell.column)
            case .close("row"): table.endRow(at: .row(max(row, 0), sheet: sheet), to: &builder)
            default: break
            }
        }
        table.endTable(to: &builder)
        builder.end()
    }

    /// `BC12` as 54.
    private static func column(of reference: String) -> Int? {
        let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
        guard !letters.isEmpty, letters.count <= 3 else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
    }

    private func value(of cell: Cell) -> String {
        switch cell.type {
        case "s": return Int(cell.text).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        case "b": return cell.text == "1" ? "TRUE" : "FALSE"
        case "n":
            guard dates.indices.contains(cell.style), dates[cell.style], let days = Double(cell.text) else {
                return cell.text
            }
            return SerialDate(days: days).text
        default: return cell.text
        }
    }
}

/// A date as spreadsheets count it: days since 30 December 1899.
struct SerialDate {
    let days: Double

    /// `2024-05-17`, with `09:30` behind it when the day has a part; a part alone is a time.
    var text: String {
        guard days >= 0, days < 2_958_466 else { return "\(days)" }
        let minutes = Int(((days - days.rounded(.down)) * 1_440).rounded())
        let time = Self.two(minutes / 60 % 24) + ":" + Self.two(minutes % 60)
        if days < 1 { return time }
        return minutes > 0 ? "\(date) \(time)" : date
    }

    /// Civil date from days (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private var date: String {
        let z = Int(days) - 25_569 + 719_468
        let era = z / 146_097
        let day = z - era * 146_097
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
        let ofYear = day - (365 * year + year / 4 - year / 100)
        let shifted = (5 * ofYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return
            "\(year + era * 400 + (month <= 2 ? 1 : 0))-\(Self.two(month))-\(Self.two(ofYear - (153 * shifted + 2) / 5 + 1))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
