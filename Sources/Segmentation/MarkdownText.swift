/// Plain text as Markdown that reads as that text again: whatever would mean something gets a backslash.
///
/// Source: CommonMark 0.31 and GitHub's extensions (tables, strikethrough, autolinks).
enum MarkdownText {
    /// Text inside a line. `isLabel`: inside the brackets of a link, where a closing one would end it.
    static func inline(_ text: String, isLabel: Bool = false) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if let end = addressEnd(scalars, from: index) {
                result.append(contentsOf: scalars[index..<end])
                index = end
                continue
            }
            if needsBackslash(scalars, at: index, isLabel: isLabel) { result.append("\\") }
            result.append(scalars[index])
            index += 1
        }
        return String(result)
    }

    /// A paragraph of inline Markdown: nothing at the start of a line makes another block of it, line breaks stay.
    static func paragraph(_ inline: String) -> String {
        inline.split(separator: "\n", omittingEmptySubsequences: false).map(lineStart).joined(
            separator: "\\\n")
    }

    static func heading(_ inline: String, level: Int) -> String {
        var text = inline.replacing("\n", with: " ")
        if text.last == "#" { text = "\(text.dropLast())\\#" }
        return String(repeating: "#", count: min(max(level, 1), 6)) + " " + text
    }

    static func cell(_ inline: String) -> String {
        inline.replacing("|", with: "\\|").replacing("\n", with: " ")
    }

    /// Between fences that are longer than any in it.
    static func code(_ text: String) -> String {
        var longest = 0
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\n\(text)\n\(fence)"
    }

    static func link(_ label: String, to target: String) -> String {
        let address = target.replacing("\\", with: "\\\\").replacing("<", with: "\\<")
            .replacing(">", with: "\\>").replacing("\n", with: "")
        return "[\(label)](<\(address)>)"
    }

    private static func needsBackslash(_ text: [Unicode.Scalar], at index: Int, isLabel: Bool) -> Bool {
        let before = index > 0 ? text[index - 1] : nil
        let after = index + 1 < text.count ? text[index + 1] : nil
        switch text[index] {
        case "`", "[": return true
        case "]": return isLabel
        case "\\": return after.map { $0 == "\n" || $0.isASCIIPunctuation } ?? true
        case "*", "~": return !(before.isBlank && after.isBlank)
        case "_":
            let isInsideWord = before.isLetterOrDigit && after.isLetterOrDigit
            return !isInsideWord && !(before.isBlank && after.isBlank)
        case "<": return after.map { $0.isASCIILetter || "/!?".unicodeScalars.contains($0) } ?? false
        case "&": return opensReference(text[(index + 1)...])
        default: return false
        }
    }

    /// `amp;`, `#38;`, `#x26;` and the like.
    private static func opensReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix(40).prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == "#" }
        return !name.isEmpty && name.endIndex < rest.endIndex && rest[name.endIndex] == ";"
    }

    /// The end of a web address that begins at `start`, which GitHub's Markdown takes as it is; nil when none does.
    private static func addressEnd(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        guard text[start] == "h" || text[start] == "w", start == 0 || !text[start - 1].isLetterOrDigit,
            ["http://", "https://", "www."].contains(where: { text[start...].starts(with: $0.unicodeScalars) }
            )
        else { return nil }
        var end = start
        while end < text.count, !text[end].properties.isWhitespace, text[end] != "<" { end += 1 }
        // Marks at its end are no part of it.
        while end > start, text[end - 1].isASCIIPunctuation, text[end - 1] != "/" { end -= 1 }
        return end
    }

    /// A backslash where a line would begin a heading, quote, item, rule or table.
    private static func lineStart(_ line: Substring) -> String {
        guard let first = line.first else { return "" }
        let rest = line.dropFirst()
        let standsAlone = rest.first.map { $0 == " " } ?? true
        switch first {
        case ">": return "\\" + line
        case "#":
            let after = line.drop { $0 == "#" }.first
            return after == nil || after == " " ? "\\" + line : String(line)
        case "-", "+", "=", "*", "_", ":", "|":
            let isRule = line.allSatisfy { $0 == first || $0 == " " || "-:|".contains($0) }
            return isRule || standsAlone && "-+*".contains(first) ? "\\" + line : String(line)
        case "0"..."9":
            let digits = line.prefix { $0.isASCII && $0.isNumber }
            let delimiter = line[digits.endIndex...]
            guard digits.count <= 9, let mark = delimiter.first, mark == "." || mark == ")",
                delimiter.dropFirst().first.map({ $0 == " " }) ?? true
            else { return String(line) }
            return "\(digits)\\\(delimiter)"
        default: return String(line)
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isASCIIPunctuation: Bool {
        ("!"..."~").contains(self) && !isASCIILetter && !isASCIIDigit
    }
    fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || properties.numericType != nil }
}

extension Unicode.Scalar? {
    /// White space, or the end of the text.
    fileprivate var isBlank: Bool { self?.properties.isWhitespace ?? true }
    fileprivate var isLetterOrDigit: Bool { self?.isLetterOrDigit ?? false }
}
