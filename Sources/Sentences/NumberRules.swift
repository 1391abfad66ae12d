/// Whether a period behind a number ends a sentence: `in 1995. The` does, `am 3. Mai` does not.
extension SentenceScanner {
    /// `in 1995. The` ends; `am 3. Mai` does not.
    func numberEnds(_ word: Range<Int>, _ ending: Ending, _ following: Following) -> Bool {
        switch following.start {
        case .digit: return !(words.hasOrdinals && isDate(word, following))
        case .end, .other, .address: return true
        case .lower: return word.count > 2 && !ending.hasClosers && startsSmall(following)
        case .continuing: return false
        case .upper, .caseless: break
        }
        guard word.count <= 3, !ending.hasClosers else { return true }
        if word.lowerBound > sentenceStart, word.count < 3, opens(before: word.lowerBound) { return false }
        guard words.hasOrdinals else { return true }
        if word.count < 3, isCalendar(following) { return false }
        let before = words.traits(of: wordBeforeBlank(word.lowerBound), in: text)
        return !before.contains(.beforeOrdinal) || isStarter(following)
    }

    /// `am 3. 5. 2004`: two ordinals in a row, or two and a year, are a date.
    private func isDate(_ word: Range<Int>, _ following: Following) -> Bool {
        let next = following.word
        guard word.count <= 2 else { return false }
        if next.count == 4 {
            let day = nameBefore(word.lowerBound)
            return (1...2).contains(day.count) && hasDigit(day) && text[day.upperBound] == 0x2E
        }
        return next.count <= 2 && next.upperBound + 1 < text.count && text[next.upperBound] == 0x2E
            && text[next.upperBound + 1] == 0x20
    }

    /// Whether a quote or bracket opens right before `index`.
    private func opens(before index: Int) -> Bool {
        guard let scalar = text.scalar(before: index, notBelow: sentenceStart) else { return false }
        let kind = LetterKind(scalar.value)
        return kind == .opener || kind == .quote
    }

    /// Digits with the marks that stand inside numbers.
    func isNumber(_ word: Range<Int>) -> Bool {
        word.allSatisfy {
            text[$0] >= 0x30 && text[$0] <= 0x39 || (text[$0] >= 0x2C && text[$0] <= 0x2F) || text[$0] == 0x3A
        }
    }
}
