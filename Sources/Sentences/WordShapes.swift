/// What a word's letters show, whatever the lists say of it.
extension SentenceScanner {
    func startsUpper(_ word: Range<Int>) -> Bool {
        LetterKind(text.scalar(at: word.lowerBound).value) == .upper
    }

    /// Whether the byte at `index` is an ASCII digit.
    func isDigit(at index: Int) -> Bool { text[index] >= 0x30 && text[index] <= 0x39 }

    func hasDigit(_ word: Range<Int>) -> Bool { word.contains(where: isDigit(at:)) }

    func endsWithDigit(_ word: Range<Int>) -> Bool { word.last.map(isDigit(at:)) ?? false }

    func endsCaseless(_ word: Range<Int>) -> Bool {
        let last = text.scalar(before: word.upperBound, notBelow: word.lowerBound)
        return last.map { LetterKind($0.value) == .caseless } ?? false
    }

    /// `nächtl`, `beschr`: hardly a word ends with another consonant and `l` or `r`, but for `rl` and `ll`.
    func endsMidSyllable(_ word: Range<Int>) -> Bool {
        guard word.count >= 4, let last = word.last, text[last] == 0x6C || text[last] == 0x72 else {
            return false
        }
        let before = text[last - 1]
        return before < 0x80 && !Array("aeiouylr".utf8).contains(before) && LetterKind.isASCIILetter(before)
            || before == 0x9F
    }

    /// One letter, with the vowel signs that may follow it in Indic scripts.
    func isSingleLetter(_ word: Range<Int>) -> Bool {
        guard !word.isEmpty, word.count <= 12 else { return false }
        let first = text.scalar(at: word.lowerBound)
        guard LetterKind(first.value).isLetter else { return false }
        var position = word.lowerBound + first.length
        while position < word.upperBound {
            let scalar = text.scalar(at: position)
            guard Script.isIndicMark(scalar.value) else { return false }
            position += scalar.length
        }
        return true
    }

    /// Letters with periods inside: `U.S`, `p.m`, `Ph.D`, and names cut short that way: `Pub.L`, `Cal.App`. Numbers have
    /// periods, too (`$3.50`, `v2.0`).
    func isAcronym(_ word: Range<Int>) -> Bool {
        guard word.contains(where: { text[$0] == 0x2E }) else { return false }
        var part = word.lowerBound
        var isShort = true
        for index in word.lowerBound...word.upperBound where index == word.upperBound || text[index] == 0x2E {
            guard index > part else { return false }
            if !isInitials(part..<index) {
                guard startsUpper(part..<index), index - part <= 6 else { return false }
                isShort = false
            }
            part = index + 1
        }
        let last = lastPart(of: word)
        return isShort || startsUpper(last) && marksAbbreviation(last)
    }

    private func lastPart(of word: Range<Int>) -> Range<Int> {
        let start = word.last { text[$0] == 0x2E }.map { $0 + 1 } ?? word.lowerBound
        return start..<word.upperBound
    }

    /// A letter or two; of scripts with vowel signs, what their letters take.
    private func isInitials(_ part: Range<Int>) -> Bool {
        var count = 0
        for index in part where text[index] & 0xC0 != 0x80 {
            guard text[index] == 0x2D || LetterKind(text.scalar(at: index).value).isLetter else {
                return false
            }
            count += 1
            if count > (text[index] < 0xE0 ? 2 : 5) { return false }
        }
        return true
    }

    /// Whether a part of a word behind its last period shows the whole to be an abbreviation.
    private func marksAbbreviation(_ part: Range<Int>) -> Bool {
        isSingleLetter(part) || !words.traits(of: part, in: text).isDisjoint(with: .anyAbbreviation)
    }
}
