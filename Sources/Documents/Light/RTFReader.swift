import ContextTypes
import JSONValues
import Segmentation

/// Reads RTF: paragraphs, headings by outline level or style, items of lists, tables. (Rich Text Format 1.9.1.)
struct RTFReader {
    private struct Group {
        /// Nothing in it is text of the document.
        var isSkipped = false
        var isHidden = false
        /// Characters that stand behind a `\u` for programs that do not know it.
        var fallback = 1
        var collects: Collection?
    }

    /// What a group is collected for.
    private enum Collection {
        case style, title, author, marker
    }

    private let bytes: [UInt8]
    private var position = 0
    private var groups = [Group()]
    private var charset = "CP1252"
    private var toSkip = 0
    private var builder = DocumentBuilder(numbersParagraphs: true)
    private var styles: [Int: String] = [:]
    private var style = 0
    private var collected: [UInt8] = []
    private var facts: [String: String] = [:]

    // The paragraph being read.
    private var text: [UInt8] = []
    private var outline: Int?
    private var paragraphStyle = 0
    private var depth = 0
    private var marker: String?
    private var row: [[PlacedText]] = []
    private var isInTable = false

    private static let deepest = 1_000

    init(_ bytes: [UInt8]) throws(DocumentError) {
        self.bytes = bytes
        guard bytes.starts(with: "{\\rtf".utf8) else { throw DocumentError("this is no RTF document") }
    }

    consuming func source() throws(DocumentError) -> StructuredSource {
        while position < bytes.count, !groups.isEmpty { try step() }
        guard groups.count <= 1 else {
            throw DocumentError("the RTF document is cut off: \(groups.count - 1) groups are open")
        }
        endParagraph()
        builder.end()
        var source = StructuredSource(
            builder.writer, title: facts["title"],
            metadata: JSON.object(["author": facts["author"].map(JSON.string)]))
        source.hidden.add(.attribute, characters: hiddenCharacters)
        return source
    }

    private mutating func step() throws(DocumentError) {
        switch bytes[position] {
        case UInt8(ascii: "{"):
            guard groups.count < Self.deepest else {
                throw DocumentError("groups of the RTF document are nested too deep")
            }
            var group = groups[groups.count - 1]
            if group.collects == .marker { group.collects = nil }
            groups.append(group)
            position += 1
        case UInt8(ascii: "}"):
            closeGroup()
            position += 1
        case UInt8(ascii: "\\"): readControl()
        case 0x0A, 0x0D: position += 1
        default:
            append([bytes[position]])
            position += 1
        }
    }

    private mutating func closeGroup() {
        guard let group = groups.popLast() else { return }
        let outer = groups.last?.collects
        guard let collects = group.collects, outer == nil || collects == .style else { return }
        let text = decoded(collected).trimmed
        switch collects {
        case .style: if !text.isEmpty { styles[style] = text.lowercased().filter { $0 != ";" } }
        case .title: facts["title"] = text
        case .author: facts["author"] = text
        case .marker: marker = text
        }
        collected = []
    }

    // MARK: Controls

    private mutating func readControl() {
        position += 1
        guard position < bytes.count else { return }
        let byte = bytes[position]
        guard (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A else { return readSymbol(byte) }
        let start = position
        while position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20), position - start < 32 {
            position += 1
        }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        let numberStart = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - numberStart < 11 {
            position += 1
        }
        let number = Int(String(decoding: bytes[numberStart..<position], as: UTF8.self))
        if position < bytes.count, bytes[position] == 0x20 { position += 1 }
        apply(word, number)
    }

    private mutating func readSymbol(_ byte: UInt8) {
        position += 1
        switch byte {
        case UInt8(ascii: "'"):
            let digits = bytes[position..<min(position + 2, bytes.count)]
            position += digits.count
            if let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) { append([value]) }
        case UInt8(ascii: "*"): setSkipped()
        case UInt8(ascii: "~"): append([0x20])
        case UInt8(ascii: "_"): append([0x2D])
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): append([byte])
        case 0x0A, 0x0D: endParagraph()
        default: break
        }
    }

    private mutating func setSkipped() { groups[groups.count - 1].isSkipped = true }

    private mutating func collect(_ what: Collection) {
        groups[groups.count - 1].collects = what
        groups[groups.count - 1].isSkipped = false
        collected = []
    }

    private mutating func apply(_ word: String, _ number: Int?) {
        switch word {
        case "fonttbl", "colortbl", "info", "pict", "object", "header", "footer", "headerl", "headerr",
            "footerl",
            "footerr", "headerf", "footerf", "themedata", "datastore", "listtable", "listoverridetable",
            "rsidtbl",
            "generator", "fldinst", "bkmkstart", "bkmkend", "xmlnstbl", "latentstyles":
            setSkipped()
        case "stylesheet": collect(.style)
        case "title": if groups[groups.count - 1].isSkipped { collect(.title) }
        case "author": if groups[groups.count - 1].isSkipped { collect(.author) }
        case "listtext", "pntext": collect(.marker)
        case "ansicpg": charset = "CP\(number ?? 1252)"
        case "v": groups[groups.count - 1].isHidden = number != 0
        case "uc": groups[groups.count - 1].fallback = min(max(number ?? 1, 0), 16)
        case "u": appendScalar(number ?? 0)
        case "tab": append([0x20])
        case "line": appendText("\n")
        case "emdash": appendText("—")
        case "endash": appendText("–")
        case "lquote": appendText("‘")
        case "rquote": appendText("’")
        case "ldblquote": appendText("“")
        case "rdblquote": appendText("”")
        case "bullet": appendText("•")
        case "bin": position = min(bytes.count, position + max(number ?? 0, 0))
        default: applyToParagraph(word, number)
        }
    }

    private mutating func applyToParagraph(_ word: String, _ number: Int?) {
        switch word {
        case "pard": (outline, paragraphStyle, depth, isInTable) = (nil, 0, 0, false)
        case "s" where groups[groups.count - 1].collects == .style: style = number ?? 0
        case "s": paragraphStyle = number ?? 0
        case "outlinelevel" where groups[groups.count - 1].collects == nil: outline = number
        case "ilvl": depth = min(max(number ?? 0, 0), 8)
        case "intbl": isInTable = true
        case "par", "sect", "page": endParagraph()
        case "cell":
            row.append([PlacedText(takeText().replacing("\n", with: " "))])
            marker = nil
        case "row":
            builder.row(row)
            row = []
        default: break
        }
    }

    // MARK: Text

    private var takesText: Bool {
        guard let group = groups.last else { return false }
        return !group.isSkipped && !group.isHidden
    }

    private mutating func countHidden(_ characters: Int) {
        if let group = groups.last, group.isHidden, !group.isSkipped, group.collects == nil {
            hiddenCharacters += characters
        }
    }

    private var hiddenCharacters = 0

    /// Bytes in the charset of the document.
    private mutating func append(_ new: [UInt8]) {
        if toSkip > 0 {
            toSkip -= 1
            return
        }
        guard takesText else { return countHidden(new.count) }
        if groups[groups.count - 1].collects != nil { collected += new } else { text += new }
    }

    /// Text in UTF-8 stands among them between two bytes that no text has.
    private mutating func appendText(_ new: String) {
        guard takesText else { return countHidden(new.unicodeScalars.count) }
        let marked = [1] + Array(new.utf8) + [2]
        if groups[groups.count - 1].collects != nil { collected += marked } else { text += marked }
    }

    private mutating func appendScalar(_ number: Int) {
        let value = UInt32(truncatingIfNeeded: number < 0 ? number + 65_536 : number)
        toSkip = 0
        // Halves of a pair follow each other: the first waits among the text as it is.
        if (0xD800...0xDBFF).contains(value) {
            highHalf = value
        } else if (0xDC00...0xDFFF).contains(value), let high = highHalf {
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00))
            appendText(scalar.map(String.init) ?? "\u{FFFD}")
            highHalf = nil
        } else if let scalar = Unicode.Scalar(value), value > 2 {
            appendText(String(scalar))
        }
        toSkip = groups.last?.fallback ?? 1
    }

    private var highHalf: UInt32?

    private mutating func takeText() -> String {
        defer { text = [] }
        return decoded(text)
    }

    private func decoded(_ bytes: [UInt8]) -> String {
        var result = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let plain = rest.prefix { $0 != 1 }
            if !plain.isEmpty { result += inCharset(plain) }
            rest = rest[plain.endIndex...].dropFirst()
            let marked = rest.prefix { $0 != 2 }
            result += String(decoding: marked, as: UTF8.self)
            rest = rest[marked.endIndex...].dropFirst()
        }
        return result
    }

    private func inCharset(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
        return bytes.withUnsafeBytes { CharsetConverter(charset)?.text($0) ?? Windows1252.text($0) }
    }

    private mutating func endParagraph() {
        let text = takeText()
        let marker = self.marker
        self.marker = nil
        guard text.hasVisibleCharacter else { return }
        let runs = [PlacedText(text)]
        if let level = headingLevel { return builder.heading(runs, level: level) }
        guard let marker else { return builder.block(.paragraph, runs) }
        let digits = marker.prefix { $0.isNumber }
        builder.item(runs, depth: depth, number: digits.isEmpty ? nil : Int(digits) ?? 1)
    }

    private var headingLevel: Int? {
        if let outline, (0...8).contains(outline) { return min(outline + 1, 6) }
        let name = styles[paragraphStyle] ?? ""
        if name.trimmed == "title" { return 1 }
        return name.firstRange(of: "heading ").flatMap { Int(name[$0.upperBound...].prefix(1)) }
    }
}
