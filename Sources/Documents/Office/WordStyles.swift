/// What the styles and numberings of a docx say of its paragraphs (ECMA-376, 17.7 and 17.9).
struct WordStyles {
    struct Style {
        var name = ""
        var base: String?
        /// From 0.
        var outline: Int?
        var numbering: String?
        var numberingLevel: Int?
    }

    private var styles: [String: Style] = [:]
    /// By abstract numbering and level: whether it counts.
    private var formats: [String: [Int: Bool]] = [:]
    private var abstracts: [String: String] = [:]

    init(_ package: inout OfficePackage) throws(DocumentError) {
        if let xml = try package.xml("word/styles.xml") { try readStyles(xml) }
        if let xml = try package.xml("word/numbering.xml") { try readNumbering(xml) }
    }

    private mutating func readStyles(_ source: XMLScanner) throws(DocumentError) {
        var xml = source
        var id = ""
        while let event = try xml.next() {
            guard case .open(let name) = event else { continue }
            let value = xml.attributes["val"]
            switch name {
            case "style":
                id = xml.attributes["styleId"] ?? ""
                styles[id] = Style()
            case "name": styles[id]?.name = value?.lowercased() ?? ""
            case "basedOn": styles[id]?.base = value
            case "outlineLvl": styles[id]?.outline = value.flatMap { Int($0) }
            case "numId": styles[id]?.numbering = value
            case "ilvl": styles[id]?.numberingLevel = value.flatMap { Int($0) }
            default: break
            }
        }
    }

    private mutating func readNumbering(_ source: XMLScanner) throws(DocumentError) {
        var xml = source
        var abstract = ""
        var numbering = ""
        var level = 0
        while let event = try xml.next() {
            guard case .open(let name) = event else { continue }
            switch name {
            case "abstractNum": abstract = xml.attributes["abstractNumId"] ?? ""
            case "lvl": level = xml.attributes["ilvl"].flatMap { Int($0) } ?? 0
            case "numFmt":
                let format = xml.attributes["val"] ?? "none"
                formats[abstract, default: [:]][level] = format != "bullet" && format != "none"
            case "num": numbering = xml.attributes["numId"] ?? ""
            case "abstractNumId": abstracts[numbering] = xml.attributes["val"]
            default: break
            }
        }
    }

    /// The first of a style and those it is based on of which `value` says something.
    private func first<Value>(_ style: String?, _ value: (Style) -> Value?) -> Value? {
        var next = style
        for _ in 0..<16 {
            guard let id = next, let found = styles[id] else { return nil }
            if let value = value(found) { return value }
            next = found.base
        }
        return nil
    }

    /// 1 to 6; nil for all that is no heading.
    func headingLevel(of style: String?) -> Int? {
        let name = style.flatMap { styles[$0]?.name ?? $0.lowercased() } ?? ""
        if name == "title" { return 1 }
        if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)) { return min(max(level, 1), 6) }
        return first(style) { $0.outline }.flatMap { $0 < 9 ? min($0 + 1, 6) : nil }
    }

    /// Whether the style, or one that it is based on, has one of these words in its name.
    func speaks(_ style: String?, of words: [String]) -> Bool {
        first(style) { style in words.contains { style.name.contains($0) } ? true : nil } ?? false
    }

    /// Where a paragraph of this style stands in a list that the style itself makes.
    func numbering(of style: String?) -> (id: String, level: Int)? {
        first(style) { $0.numbering }.map { ($0, first(style) { $0.numberingLevel } ?? 0) }
    }

    func isNumbered(_ numbering: String, level: Int) -> Bool {
        abstracts[numbering].flatMap { formats[$0]?[level] } ?? false
    }
}
