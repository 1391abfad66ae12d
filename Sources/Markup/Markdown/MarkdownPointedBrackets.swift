/// What may stand in `<…>` beside tags, and behind `&`.
extension UnsafeBufferPointer<UInt8> {
    /// Behind the `>` of `<scheme:…>` or `<name@host>` (CommonMark 0.31, section 6.5); nil when it is none.
    func autolinkEnd(at start: Int) -> Int? {
        var index = start + 1
        while index < count, index - start <= 33, self[index].isSchemeByte { index += 1 }
        let isScheme = index < count && self[index] == UInt8(ascii: ":") && index - start > 2
        if isScheme, self[start + 1].isASCIILetter { return closingBracket(from: index + 1) }
        return mailEnd(at: start)
    }

    private func closingBracket(from start: Int) -> Int? {
        var index = start
        while index < count, self[index] > 0x20, self[index] != UInt8(ascii: "<"), self[index] != 0x7F {
            if self[index] == UInt8(ascii: ">") { return index + 1 }
            index += 1
        }
        return nil
    }

    private func mailEnd(at start: Int) -> Int? {
        var index = start + 1
        while index < count, self[index].isMailNameByte { index += 1 }
        guard index > start + 1, index < count, self[index] == UInt8(ascii: "@") else { return nil }
        while true {
            let label = index + 1
            index = label
            while index < count,
                self[index].isASCIILetter || self[index].isASCIIDigit || self[index] == UInt8(ascii: "-")
            { index += 1 }
            guard index > label, index - label <= 63, self[label] != UInt8(ascii: "-"),
                self[index - 1] != UInt8(ascii: "-"), index < count
            else { return nil }
            if self[index] == UInt8(ascii: ">") { return index + 1 }
            guard self[index] == UInt8(ascii: ".") else { return nil }
        }
    }

    /// Behind the `;` of a character reference at `start` (CommonMark 0.31, section 2.5); nil when it is none.
    func referenceEnd(at start: Int) -> Int? {
        guard let found = CharacterReference(in: self, at: start, end: count, inAttribute: false),
            self[start + found.length - 1] == UInt8(ascii: ";")
        else { return nil }
        // Numbers have at most seven digits, or an `x` and six of sixteen kinds.
        let isOverlong = self[start + 1] == UInt8(ascii: "#") && found.length > 10
        return isOverlong ? nil : start + found.length
    }
}

extension UInt8 {
    fileprivate var isSchemeByte: Bool {
        isASCIILetter || isASCIIDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
            || self == UInt8(ascii: "-")
    }

    fileprivate var isMailNameByte: Bool {
        isASCIILetter || isASCIIDigit || Self.mailMarks.contains(self)
    }

    private static let mailMarks = ASCIISet(".!#$%&'*+/=?^_`{|}~-")
}
