/// How a line of a program goes on with the one before it.
enum LineJoint {
    /// Neither line says anything without the other.
    case tight
    /// The statement can do without the line unless it is the first or the last one.
    case loose
}

/// What a line of a program begins and ends with, blanks and a comment at its end put aside.
struct LineSigns {
    private let text: ArraySlice<UInt8>
    /// Nothing but a comment.
    let isComment: Bool

    init(_ line: ArraySlice<UInt8>) {
        var text = line.drop { $0 <= 0x20 }
        if let comment = Self.comment(in: text) { text = text[..<comment] }
        while let last = text.last, last <= 0x20 { text = text.dropLast() }
        let isRemark =
            text.starts(with: "/*".utf8) && (text.suffix(2).elementsEqual("*/".utf8) || text.count < 4)
        let isHash =
            text.first == UInt8(ascii: "#") && text.dropFirst().first.map { $0 == 0x20 || $0 == 0x23 } ?? true
        isComment = text.isEmpty || isRemark || isHash
        self.text = text
    }

    /// Where ` //` begins, or `//` at the beginning.
    private static func comment(in text: ArraySlice<UInt8>) -> Int? {
        guard text.count > 1 else { return nil }
        let slash = UInt8(ascii: "/")
        return (text.startIndex..<(text.endIndex - 1)).first { index in
            text[index] == slash && text[index + 1] == slash
                && (index == text.startIndex || text[index - 1] == 0x20)
        }
    }

    func isOnly(_ word: String) -> Bool { text.elementsEqual(word.utf8) }
    func starts(_ beginning: String) -> Bool { text.starts(with: beginning.utf8) }
    func ends(_ end: String) -> Bool {
        text.count >= end.utf8.count && text.suffix(end.utf8.count).elementsEqual(end.utf8)
    }

    func startsWithWord(_ words: [String]) -> Bool {
        words.contains { word in
            guard starts(word) else { return false }
            return text.dropFirst(word.utf8.count).first.map { !$0.isNameByte } ?? true
        }
    }

    /// Begins with what closes a bracket.
    var closes: Bool { ["}", ")", "]"].contains(where: starts) }
    /// Ends with what nothing goes on behind.
    var isEnded: Bool { [";", "{", "}", ",", "(", "["].contains(where: ends) }
    var isQuoted: Bool {
        [UInt8(ascii: "\""), UInt8(ascii: "'")].contains { text.contains($0) }
            && (starts("\"") || starts("'") || starts("f\"") || starts("f'") || ends("\"") || ends("'"))
    }

    /// Words whose statements may be lists over several lines.
    static let lists = ["guard", "if", "while", "case", "var", "let", "const", "return", "} else if"]
    /// Words before a bracket that may not be empty.
    private static let conditions = [
        "if", "while", "for", "switch", "match", "elif", "catch", "return", "in",
    ]

    /// Ends with a bracket that stands for a group, not for the arguments of a call, and so may not be empty.
    var opensGroup: Bool {
        guard ends("(") else { return false }
        let before = LineSigns(text.dropLast())
        guard let last = before.text.last else { return true }
        if last.isNameByte { return Self.conditions.contains(where: before.endsWithWord) }
        let isNot = last == UInt8(ascii: "!") && !(before.text.dropLast().last?.isNameByte ?? false)
        return isNot || ["=", "=>", "&&", "||", "(", "?", " :", " +"].contains(where: before.ends)
    }

    private func endsWithWord(_ word: String) -> Bool {
        ends(word) && !(text.dropLast(word.utf8.count).last?.isNameByte ?? false)
    }

    /// Ends with the `<` of parameters for types that stand below it.
    var opensParameters: Bool { ends("<") && (text.dropLast().last?.isNameByte ?? false) }

    /// How this line is needed by `before`, which cannot end there.
    func continues(_ before: LineSigns) -> LineJoint? {
        if ["=", "=>", "->", " ?", " :", " in", "??"].contains(where: before.ends) { return .tight }
        let operators = ["&&", "||", " +", " -", " *", " /", " |", " &", " and", " or", "\\"]
        return operators.contains(where: before.ends) ? .loose : nil
    }

    /// How this line needs the one before it, since no statement begins so.
    var goesOn: LineJoint? {
        if ["? ", ": ", "= ", "=> ", "-> ", "?? ", "?: "].contains(where: starts) { return .tight }
        if ["&&", "||", "+ ", "| ", "<<", "?.", "and ", "or "].contains(where: starts) { return .loose }
        let isCall =
            [".", "->"].contains { starts($0) && (text.dropFirst($0.utf8.count).first?.isLetter ?? false) }
        return isCall ? .loose : nil
    }
}
