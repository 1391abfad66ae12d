/// Divides a style sheet into its rules, by braces alone and in one pass.
struct StyleSheetScanner {
    struct Rule {
        var selectors: UnsafeBufferPointer<UInt8>.SubSequence
        var block: UnsafeBufferPointer<UInt8>.SubSequence
        /// Inside of `@media` or anything like it, or inside of another rule.
        var isConditional: Bool
    }

    private let sheet: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Open blocks around `position`.
    private var open: [Group] = []
    private var conditions = 0
    /// The last `}` that was looked for; the sheet's end when there is none.
    private var nextClosing = -1

    private enum Group {
        /// What stands inside holds as if it stood outside.
        case always
        case conditional
        /// What stands inside is no rule (`@keyframes`).
        case noRules
    }

    init(_ sheet: UnsafeBufferPointer<UInt8>) { self.sheet = sheet }

    mutating func next() -> Rule? {
        while position < sheet.count {
            skipSpace()
            guard position < sheet.count else { return nil }
            if sheet[position] == UInt8(ascii: "}") {
                if open.popLast() == .conditional { conditions -= 1 }
                position += 1
                continue
            }
            let start = position
            guard let brace = endOfPrelude() else { return nil }
            if sheet[start] == UInt8(ascii: "@") {
                enter(start..<brace)
                continue
            }
            guard brace < sheet.count, sheet[brace] == UInt8(ascii: "{") else {
                // A closing brace closes its block in the next round.
                let closes = brace < sheet.count && sheet[brace] == UInt8(ascii: "}")
                position = closes ? brace : brace + 1
                continue
            }
            if let rule = rule(start: start, brace: brace) { return rule }
        }
        return nil
    }

    /// The rule whose `{` stands at `brace`; nil where none can be.
    private mutating func rule(start: Int, brace: Int) -> Rule? {
        let end = endOfBlock(from: brace + 1)
        // A rule with rules inside is no simple one: only those inside are read.
        if let inner = sheet[brace + 1..<end].firstIndex(of: UInt8(ascii: "{")) {
            enter(.conditional)
            position = sheet[brace + 1..<inner].lastIndex(of: UInt8(ascii: ";")).map { $0 + 1 } ?? brace + 1
            return nil
        }
        position = min(end + 1, sheet.count)
        guard open.last != .noRules else { return nil }
        return Rule(
            selectors: sheet[start..<brace], block: sheet[brace + 1..<end], isConditional: conditions > 0)
    }

    private mutating func endOfBlock(from start: Int) -> Int {
        if nextClosing < start { nextClosing = find(UInt8(ascii: "}"), from: start) ?? sheet.count }
        return nextClosing
    }

    private mutating func enter(_ group: Group) {
        open.append(group)
        if group == .conditional { conditions += 1 }
    }

    /// `@media screen {`, `@import …;`.
    private mutating func enter(_ prelude: Range<Int>) {
        position = min(prelude.upperBound + 1, sheet.count)
        guard prelude.upperBound < sheet.count, sheet[prelude.upperBound] == UInt8(ascii: "{") else { return }
        let name = StyleValue(sheet[prelude])
        let isAlways = ["@media all", "@media screen", "@layer"].contains { name.trimmedEquals($0) }
        let hasRules = ["@media", "@supports", "@layer", "@container", "@scope", "@document"].contains {
            name.starts(with: $0)
        }
        enter(!hasRules ? .noRules : isAlways ? .always : .conditional)
    }

    /// Where the next `{`, or before it a `;` or `}`, stands.
    private func endOfPrelude() -> Int? {
        var index = position
        while index < sheet.count {
            switch sheet[index] {
            case UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "}"): return index
            case UInt8(ascii: "/") where index + 1 < sheet.count && sheet[index + 1] == UInt8(ascii: "*"):
                index = commentEnd(from: index + 2)
            default: index += 1
            }
        }
        return nil
    }

    private mutating func skipSpace() {
        while position < sheet.count {
            if sheet[position].isHTMLSpace {
                position += 1
            } else if sheet[position...].starts(with: "/*".utf8) {
                position = commentEnd(from: position + 2)
            } else if sheet[position...].starts(with: "<!--".utf8) {
                position += 4
            } else {
                return
            }
        }
    }

    private func commentEnd(from start: Int) -> Int {
        var index = start
        while let star = find(UInt8(ascii: "*"), from: index) {
            if star + 1 < sheet.count, sheet[star + 1] == UInt8(ascii: "/") { return star + 2 }
            index = star + 1
        }
        return sheet.count
    }

    private func find(_ byte: UInt8, from start: Int) -> Int? { sheet.place(of: byte, from: start) }
}

extension StyleValue {
    /// Whether the value is `text`, blanks around and case aside.
    fileprivate func trimmedEquals(_ text: String) -> Bool {
        var slice = bytes
        while let byte = slice.last, byte.isHTMLSpace { slice.removeLast() }
        return slice.count == text.utf8.count && zip(slice, text.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }
}
