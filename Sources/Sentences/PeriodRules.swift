extension SentenceScanner {
    /// Whether a single period with white space behind it ends a sentence.
    func periodEnds(_ ending: Ending, _ following: Following) -> Bool {
        let word = wordBefore(ending.start)
        if isListMarker(ending) || isHeadNumber(word) { return false }
        if following.start == .lower && opensAgencyMark(following) { return true }
        guard !word.isEmpty else {
            return following.start != .lower || startsSmall(following) && !ending.hasClosers
        }
        if isNumber(word) { return numberEnds(word, ending, following) }
        return wordEnds(word, ending, following) && !isInsideReference(word, following)
    }

    /// Whether a sentence ends behind a word that is not a number.
    private func wordEnds(_ word: Range<Int>, _ ending: Ending, _ following: Following) -> Bool {
        let traits = traits(ofWord: word)
        let isCut = !traits.isDisjoint(with: [.abbreviation, .label]) && startsUpper(word)
        let isEveryday = traits.contains(.everyday) && !isCut
        if isSingleLetter(word), !isEveryday { return initialEnds(word, traits, following) }
        let leadsNumber =
            traits.contains(.numbered) && opensNumber(following, takesAnyLetter: traits.contains(.label))
        if !traits.isDisjoint(with: .anyAbbreviation), !isEveryday || leadsNumber {
            return abbreviationEnds(traits, word, following)
        }
        if isAcronym(word) { return acronymEnds(following) }
        guard following.start == .lower else { return true }
        if following.opensItem { return word.count >= 3 && !traits.contains(.numbered) }
        if ending.hasClosers || following.hasOpener || isRomanNumber(word) || isNumbering(word) {
            return false
        }
        if words.smallStarts == .behindWholeWords, endsMidSyllable(word) { return false }
        return startsSmall(following) || allowsSmallStart(behind: word, isEveryday: isEveryday)
    }

    /// Whether a word is so surely not cut short that a sentence may start with any small letter behind it.
    private func allowsSmallStart(behind word: Range<Int>, isEveryday: Bool) -> Bool {
        switch words.smallStarts {
        case .nowhere: false
        case .behindWholeWords: isEveryday || words.isWhole(word, in: text) || endsCaseless(word)
        // A number with its unit is not a whole word: `1.5x.`, `2020r.`
        case .anywhere: isEveryday || word.count >= 4 && !hasDigit(word.prefix(1))
        }
    }

    /// `1.` or `b.` where a sentence starts.
    private func isListMarker(_ ending: Ending) -> Bool {
        guard let listItem else { return false }
        return listItem.last == ending.start || listItem.last == ending.start + 1
    }

    private func abbreviationEnds(_ traits: WordTraits, _ word: Range<Int>, _ following: Following) -> Bool {
        switch following.start {
        case .end: return true
        case .lower, .digit, .continuing: return false
        case .other, .address: return traits.contains(.trailing)
        case .upper, .caseless: break
        }
        if traits.contains(.leading) { return false }
        if following.opensBracket { return following.opensItem && !traits.contains(.numbered) }
        if traits.contains(.trailing) { return !isCalendar(following) && !isShortLead(word) }
        if traits.contains(.numbered), leadsLabel(word, following) { return false }
        if traits.contains(.abbreviation) { return isStarter(following) }
        return !isCalendar(following)
    }

    /// `At 5 a.m. Mr. Smith`: a time that opens its sentence is no sentence of its own.
    private func isShortLead(_ word: Range<Int>) -> Bool {
        guard endsWithDigit(wordBeforeBlank(word.lowerBound)) else { return false }
        var blanks = 0
        for index in sentenceStart..<word.lowerBound where text[index] == 0x20 {
            blanks += 1
            if blanks > 2 { return false }
        }
        return blanks > 0
    }

    /// `J. Smith`, `U.S. Army` go on; `the U.S. He left` does not.
    private func acronymEnds(_ following: Following) -> Bool {
        switch following.start {
        case .end, .other, .address: true
        case .lower, .digit, .continuing: false
        case .upper, .caseless: isStarter(following)
        }
    }

    /// `J. Smith` goes on, `vitamin C. It` does not; a small letter behind a number is a unit (`2009 r. Po`).
    private func initialEnds(_ word: Range<Int>, _ traits: WordTraits, _ following: Following) -> Bool {
        switch following.start {
        case .end, .other, .address: return true
        case .lower, .digit, .continuing: return false
        case .upper, .caseless: break
        }
        if following.opensBracket { return following.opensItem }
        if isStarter(following) { return true }
        let before = nameBefore(word.lowerBound)
        if startsUpper(word) { return isDegree(before) || self.traits(ofWord: before).contains(.label) }
        let isSmall = LetterKind(text.scalar(at: word.lowerBound).value) == .lower
        return isSmall && !isCalendar(following) && endsWithDigit(before)
    }

    /// `36.6° C`: the letter behind it is a unit.
    private func isDegree(_ word: Range<Int>) -> Bool {
        text.scalar(before: word.upperBound, notBelow: word.lowerBound)?.value == 0xB0
    }

    /// `(dpa) Berlin`: a news agency's mark opens a sentence although it is written small.
    private func opensAgencyMark(_ following: Following) -> Bool {
        guard following.opensBracket, following.word.count <= 5, following.word.upperBound < text.count,
            text[following.word.upperBound] == 0x29
        else { return false }
        return self.following(from: following.word.upperBound + 1).start == .upper
    }

    func isStarter(_ following: Following) -> Bool {
        guard words.traits(of: following.word, in: text).contains(.starter) else { return false }
        let end = following.word.upperBound
        guard end < text.count else { return true }
        if isSingleLetter(following.word) { return LetterKind(text.scalar(at: end).value).isSpace }
        // `Dkt. No. 18`: an abbreviation itself.
        return text[end] != 0x2E
            || words.traits(of: following.word, in: text).isDisjoint(with: .anyAbbreviation)
    }

    /// Whether a word in small letters starts a sentence.
    func startsSmall(_ following: Following) -> Bool {
        words.traits(of: following.word, in: text).contains(.smallStarter)
    }

    func isCalendar(_ following: Following) -> Bool {
        words.traits(of: following.word, in: text).contains(.calendar)
    }
}
