import ContextTypes

/// What `pdftotext -bbox-layout` prints: pages, their lines, words with their boxes, and what the file says of itself.
struct BoundingBoxes {
    private(set) var pages: [PageWords] = []
    private(set) var title: String?
    private(set) var facts: [String: String] = [:]

    init(_ output: [UInt8], limits: DocumentLimits) throws(DocumentError) {
        var xml = try XMLScanner(output, name: "the output of pdftotext", limits: limits)
        while let event = try xml.next() {
            guard case .open(let name) = event else { continue }
            switch name {
            case "title": title = try xml.elementText().trimmed
            case "meta": if let key = xml.attributes["name"] { facts[key] = xml.attributes["content"] }
            case "page":
                pages.append(
                    PageWords(width: Self.number("width", xml), height: Self.number("height", xml), lines: [])
                )
            case "line": if !pages.isEmpty { pages[pages.count - 1].lines.append([]) }
            case "word":
                let box = Self.box(xml)
                add(PageWord(text: try xml.elementText(), box: box, size: box.height * 0.77))
            default: break
            }
        }
    }

    private mutating func add(_ word: PageWord) {
        guard word.text.hasVisibleCharacter, let page = pages.indices.last,
            let line = pages[page].lines.indices.last
        else { return }
        pages[page].lines[line].append(word)
    }

    private static func box(_ xml: XMLScanner) -> Rectangle {
        Rectangle(
            left: number("xMin", xml), top: number("yMin", xml), right: number("xMax", xml),
            bottom: number("yMax", xml))
    }

    private static func number(_ name: String, _ xml: XMLScanner) -> Double {
        let value = xml.attributes[name].flatMap { Double($0) } ?? 0
        return value.isFinite ? min(max(value, -1e6), 1e6) : 0
    }
}
