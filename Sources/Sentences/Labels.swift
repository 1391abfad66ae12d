/// Letters and numbers that name one of several things: `Fig. A`, `Art. II`, `Section 3. Fees`.
extension SentenceScanner {
    /// `A`, `S1`, `II`, `C-3`, `1.2`, `III.B`: what names one of several things.
    func isLabel(_ word: Range<Int>) -> Bool {
        guard word.count <= 12 else { return false }
        var part = word.lowerBound
        for index in word where text[index] == 0x2E || text[index] == 0x2D {
            guard isLabelPart(part..<index) else { return false }
            part = index + 1
        }
        return isLabelPart(part..<word.upperBound)
    }

    /// A capital, a number, a Roman number, or capitals and digits (`PX12`, `12a`).
    private func isLabelPart(_ part: Range<Int>) -> Bool {
        guard !part.isEmpty else { return false }
        if isSingleLetter(part) { return startsUpper(part) }
        if isRomanNumber(part) { return true }
        let capitals = part.prefix { text[$0] >= 0x41 && text[$0] <= 0x5A }
        let digits = part.dropFirst(capitals.count).prefix(while: isDigit(at:))
        let rest = part.dropFirst(capitals.count + digits.count)
        guard !digits.isEmpty, capitals.count <= 3 else { return false }
        guard let last = rest.first else { return true }
        return rest.count == 1 && capitals.isEmpty && LetterKind.isASCIILetter(text[last])
    }

    /// `IV`, `1.2`, `A.1`, `III.B`; `10.15` is a time and `3.50` a price.
    func isNumbering(_ word: Range<Int>) -> Bool {
        let first = word.prefix { text[$0] != 0x2E }
        if isRomanNumber(first), first.count > 1 { return true }
        let rest = word.dropFirst(first.count + 1)
        guard !rest.isEmpty, hasDigit(word) else { return false }
        return rest.count == 1 || rest.contains { text[$0] == 0x2E }
    }

    /// Large or small letters that are used for numbers up to forty.
    func isRomanNumber(_ word: Range<Int>) -> Bool {
        guard let first = word.first else { return false }
        let caseBit = text[first] & 0x20
        return word.allSatisfy { index in
            switch text[index] ^ caseBit {
            case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"): true
            default: false
            }
        }
    }

    /// Whether a label, or another abbreviation in front of a number (`Dkt. No. 18`), follows the abbreviation `name`. A
    /// letter that is a word, too, is none where a number stands before the abbreviation: `45 pkt. W takim`.
    func leadsLabel(_ name: Range<Int>, _ following: Following) -> Bool {
        let word = following.word
        let traits = words.traits(of: word, in: text)
        if traits.contains(.numbered), word.upperBound < text.count, text[word.upperBound] == 0x2E {
            return true
        }
        guard isLabel(word) else { return false }
        return !traits.contains(.starter) || !endsWithDigit(wordBeforeBlank(name.lowerBound))
    }

    /// Whether a number or label follows that even an everyday word leads when it is an abbreviation, too: `art. II`.
    func opensNumber(_ following: Following, takesAnyLetter: Bool) -> Bool {
        if following.start == .digit { return true }
        guard following.start == .upper, !following.hasOpener, isLabel(following.word) else { return false }
        let end = following.word.upperBound
        guard following.word.count == 1 else { return true }
        guard end < text.count else { return false }
        if text[end] == 0x2D || text[end] == 0x20 && end + 1 < text.count && isDigit(at: end + 1) {
            return true
        }
        let closes = [0x2C, 0x3B, 0x29].contains(text[end])
        return closes && (takesAnyLetter || !words.traits(of: following.word, in: text).contains(.starter))
    }

    /// `Sec. 3. Fees`, `§ 12. Fees`, `II. Fees`, `1.2. Fees`: the number of a heading, where its sentence starts.
    func isHeadNumber(_ word: Range<Int>) -> Bool {
        guard word.lowerBound - sentenceStart < WordTable.maximumLength, isLabel(word) else { return false }
        if word.lowerBound == sentenceStart { return isNumbering(word) }
        let name = nameBefore(word.lowerBound)
        guard name.lowerBound == sentenceStart else { return false }
        return words.traits(of: name, in: text).contains(.heading)
    }
}
