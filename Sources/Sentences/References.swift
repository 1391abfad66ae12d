/// Periods inside references to laws, cases, books, verses, figures: `Vet. App.`, `Phil. 4:8`, `(Fed. Cir. 2007)`, `Art. II`.
///
/// References have a form of their own, whatever the names in them: no list holds all reporters and books.
extension SentenceScanner {
    /// How far a reference is looked at on each side, in bytes.
    private static var reach: Int { 48 }

    /// Whether the period behind `word` stands inside a reference that goes on.
    func isInsideReference(_ word: Range<Int>, _ following: Following) -> Bool {
        guard word.count <= 16, startsUpper(word), !following.hasOpener else { return false }
        switch following.start {
        case .lower: return isPlace(following.word)
        case .digit: return isVerse(following.word) && isName(word) || isVolumeAndPage(word, following)
        case .upper:
            return isTail(following.word) && isName(word) || isVolumeAndPage(word, following)
                || isCourt(word, following)
        default: return false
        }
    }

    /// A short word that may be cut: not a month, a day or a word that starts sentences.
    private func isName(_ word: Range<Int>) -> Bool {
        word.count <= 6
            && words.traits(of: word, in: text).isDisjoint(with: [.calendar, .starter, .everyday])
    }

    /// `Mot. at 3`, `Tr. at *4`.
    private func isPlace(_ word: Range<Int>) -> Bool {
        guard word.count == 2, text[word].elementsEqual("at".utf8), word.upperBound + 1 < text.count,
            text[word.upperBound] == 0x20
        else { return false }
        let next = text[word.upperBound + 1]
        return next == 0x2A || LetterKind(UInt32(next)) == .digit
    }

    /// `4:8`, chapter and verse, or page and line; not the time of a day, which has two digits behind the colon.
    private func isVerse(_ number: Range<Int>) -> Bool {
        guard number.count <= 3, number.upperBound + 1 < text.count, text[number.upperBound] == 0x3A,
            isDigit(at: number.upperBound + 1)
        else { return false }
        let end = endOfDigits(number.upperBound + 1)
        let isTime = number.count <= 2 && end - number.upperBound == 3
        return !isTime || end < text.count && (text[end] == 0x2D || text[end] == 0xE2)
    }

    /// The name at the end of which no sentence starts: `App.`, `Co.`, with its period.
    private func isTail(_ word: Range<Int>) -> Bool {
        word.upperBound < text.count && text[word.upperBound] == 0x2E
            && words.traits(of: word, in: text).contains(.tail)
    }

    // MARK: Volume, series, page

    /// `12 Vet. App. 247`, `87 Harv. L. Rev. 1401`: a number, words cut short, a number.
    private func isVolumeAndPage(_ word: Range<Int>, _ following: Following) -> Bool {
        guard !words.traits(of: word, in: text).contains(.calendar), hasVolume(before: word.lowerBound) else {
            return false
        }
        return hasPage(from: following.word.lowerBound)
    }

    private func hasVolume(before index: Int) -> Bool {
        var end = index
        for _ in 0..<6 {
            let word = wordBeforeBlank(end)
            guard !word.isEmpty else { return false }
            if word.count <= 4, word.allSatisfy(isDigit(at:)) { return true }
            guard isSeriesWord(word) else { return false }
            end = word.lowerBound
        }
        return false
    }

    private func hasPage(from index: Int) -> Bool {
        var start = index
        for _ in 0..<6 {
            var end = start
            while end < text.count, end - start < 16, !text[end].isWhite { end += 1 }
            let word = start..<end
            guard !word.isEmpty else { return false }
            if !isSeriesWord(word) { return isPage(word) }
            guard let next = skippingBlanks(from: end) else { return false }
            start = next
        }
        return false
    }

    /// `Vet.`, `2d`, `&`: a word that starts large and ends with a period, or an ordinal.
    private func isSeriesWord(_ word: Range<Int>) -> Bool {
        let last = text[word.upperBound - 1]
        if isDigit(at: word.lowerBound) { return LetterKind.isASCIILetter(last) }
        return last == 0x26 || last == 0x2E && word.count > 1 && startsUpper(word)
    }

    /// Digits that punctuation, a bracket or the end follows: `12 people` is not a page.
    private func isPage(_ word: Range<Int>) -> Bool {
        guard isDigit(at: word.lowerBound) else { return false }
        let digits = endOfDigits(word.lowerBound)
        if digits < word.upperBound { return !LetterKind(text.scalar(at: digits).value).isLetter }
        guard let next = skippingBlanks(from: digits) else { return true }
        return [0x28, 0x5B, 0x2A].contains(text[next])
    }

    // MARK: Court and year

    /// `(Fed. Cir. 2007)`, `(Tex. Crim. App. Nov. 3, 2010)`: a bracket of names cut short that closes with a year.
    private func isCourt(_ word: Range<Int>, _ following: Following) -> Bool {
        var end = following.word.lowerBound
        while end < text.count, end - following.word.lowerBound < Self.reach, isCourtByte(text[end]) {
            end += 1
        }
        guard end < text.count, text[end] == 0x29, end - following.word.lowerBound > 4,
            (end - 4..<end).allSatisfy(isDigit(at:))
        else { return false }
        var start = word.lowerBound
        while start > sentenceStart, word.lowerBound - start < Self.reach, isCourtByte(text[start - 1]) {
            start -= 1
        }
        guard start > sentenceStart, text[start - 1] == 0x28 else { return false }
        return !(start..<end).contains { LetterKind(UInt32(text[$0])) == .lower && text[$0 - 1] == 0x20 }
    }

    private func isCourtByte(_ byte: UInt8) -> Bool {
        LetterKind.isASCIILetter(byte) || LetterKind(UInt32(byte)) == .digit
            || [0x20, 0x2C, 0x2E, 0x27, 0x2D, 0x26].contains(byte)
    }

    private func endOfDigits(_ start: Int) -> Int {
        var end = start
        while end < text.count, isDigit(at: end) { end += 1 }
        return end
    }
}
