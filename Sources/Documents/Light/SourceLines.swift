import ContextTypes
import Segmentation

/// The lines of a text with their numbers, read from front to back.
struct SourceLines {
    private let lines: [Substring]
    private(set) var index = 0

    /// In lines of more bytes the marks of letters stay.
    static let longest = 20_000

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    var isAtEnd: Bool { index >= lines.count }
    /// The next line, without blanks at its end; nil at the end.
    var next: Substring? { line(0) }

    /// A line behind the next one.
    func line(_ ahead: Int) -> Substring? {
        guard index + ahead < lines.count, index + ahead >= 0 else { return nil }
        var line = lines[index + ahead]
        while line.last?.isWhitespace == true { line.removeLast() }
        return line
    }

    mutating func advance(_ count: Int = 1) { index = min(index + count, lines.count) }

    /// Where the line stands `ahead` of the next.
    func place(_ ahead: Int = 0) -> Place { .lines(first: index + ahead + 1, last: index + ahead + 1) }

    /// The lines from the next on as one text, as long as they are not blank and `goesOn`.
    mutating func paragraph(while goesOn: (Substring) -> Bool = { _ in true }) -> [PlacedText] {
        var runs: [PlacedText] = []
        while let line = next, !line.isEmpty, runs.isEmpty || goesOn(line) {
            runs.append(PlacedText((runs.isEmpty ? "" : " ") + line, place()))
            advance()
        }
        return runs
    }

    /// Lines that are indented by at least `indent` columns, blank ones between them too.
    mutating func indented(by indent: Int) -> [(text: Substring, place: Place)] {
        var found: [(Substring, Place)] = []
        while let line = next, line.isEmpty || line.indent >= indent {
            found.append((line.dropFirst(line.isEmpty ? 0 : indent), place()))
            advance()
        }
        while found.last?.0.isEmpty == true { found.removeLast() }
        return found
    }
}

extension Substring {
    /// Columns before the text; a tab counts as one.
    var indent: Int { prefix { $0 == " " || $0 == "\t" }.count }

    var withoutIndent: Substring { drop { $0 == " " || $0 == "\t" } }

    /// Whether it is at least `count` times one of `characters`, and nothing else.
    func isRule(of characters: String, count: Int = 4) -> Bool {
        guard let first, self.count >= count, characters.contains(first) else { return false }
        return allSatisfy { $0 == first }
    }

    /// `- text`, `* text`, `+ text`: the text. `1. text`, `#. text`, `2) text`: with its number.
    func itemText(bullets: String) -> (number: Int?, text: Substring)? {
        let rest = withoutIndent
        guard let first = rest.first else { return nil }
        if bullets.contains(first), rest.dropFirst().first == " " { return (nil, rest.dropFirst(2)) }
        let digits = first == "#" ? rest.prefix(1) : rest.prefix { $0.isASCII && $0.isNumber }
        let behind = rest[digits.endIndex...]
        guard !digits.isEmpty, digits.count < 10, behind.first == "." || behind.first == ")",
            behind.dropFirst().first == " "
        else { return nil }
        return (Int(digits) ?? 1, behind.dropFirst(2))
    }
}
