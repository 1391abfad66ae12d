extension SentenceScanner {
    /// Where the sentence ends at `ending`; nil when it goes on.
    func sentenceEnd(_ ending: inout Ending) -> Int? {
        guard ending.start > sentenceStart else { return nil }
        guard ending.end < text.count, !isBracketed(ending) else { return nil }
        skipReferences(&ending)
        guard ending.end < text.count else { return nil }
        let next = text.scalar(at: ending.end)
        if LetterKind(next.value).isSpace { return spacedEnd(&ending) }
        return gluedEnd(ending, next: next.value)
    }

    /// `[...]`, `(?)`, `(!)`: marks of an editor, not ends.
    private func isBracketed(_ ending: Ending) -> Bool {
        guard ending.closesBracket else { return false }
        let before = text[ending.start - 1]
        return before == 0x5B || before == 0x28
    }

    /// Takes in footnote references right behind the terminators: `[1]`, `[2][note 3]`, `.10 This`.
    private func skipReferences(_ ending: inout Ending) {
        skipNoteNumbers(&ending)
        while ending.end < text.count, text[ending.end] == 0x5B, let end = asideClose(from: ending.end) {
            ending.end = end
            ending.closesBracket = false
        }
    }

    /// Note numbers that were raised in print (`consultation.11 12 Take`): digits behind a word, then a capital.
    private func skipNoteNumbers(_ ending: inout Ending) {
        guard ending.terminator == .period, ending.end == ending.runEnd,
            let before = text.scalar(before: ending.start, notBelow: sentenceStart)
        else { return }
        let kind = LetterKind(before.value)
        guard kind == .lower || kind == .closer, words.traits(of: wordBefore(ending.start), in: text).isEmpty
        else { return }
        var position = ending.end
        var end = position
        while position < text.count, position - ending.end < 12 {
            let digits = position
            while position < text.count, position - digits < 3, LetterKind(UInt32(text[position])) == .digit {
                position += 1
            }
            guard position > digits, position < text.count, text[position] == 0x20 else { break }
            end = position
            position += 1
        }
        guard end > ending.end, following(from: end).start == .upper else { return }
        ending.end = end
    }

    /// Whether a sentence ends with nothing but its terminators between it and the next letter.
    private func gluedEnd(_ ending: Ending, next: UInt32) -> Int? {
        let kind = LetterKind(next)
        switch ending.terminator {
        case .stop:
            if kind == .digit && !ending.hasClosers && isDigit(before: ending.start) { return nil }
            return isUnspacedStart(next, behind: ending) ? ending.end : nil
        case .mark, .ellipsis, .period:
            let startsUnspaced = Script.isUnspaced(next) && kind != .digit || kind == .other && next >= 0x80
            if startsUnspaced, isUnspaced(before: ending.start) {
                return isUnspacedStart(next, behind: ending) ? ending.end : nil
            }
            let mayStart =
                kind == .upper || kind == .lower && ending.terminator == .mark && !ending.hasClosers
            return mayStart && isGluedSentence(ending) ? ending.end : nil
        }
    }

    /// Whether a sentence can start with `next`, a letter or a symbol, right behind the stop of another: not inside
    /// brackets, not with a mark that goes on.
    private func isUnspacedStart(_ next: UInt32, behind ending: Ending) -> Bool {
        if LetterKind(next) == .other, Following.continuesUnspaced(next) { return false }
        if ending.closesQuote, continuesAfterQuote(next) { return false }
        return !isInsideWideBrackets(ending.end)
    }

    /// Japanese goes on behind a closed quotation with a particle (`「…。」と言った`).
    private func continuesAfterQuote(_ next: UInt32) -> Bool { (0x3041...0x309F).contains(next) }

    private func isDigit(before index: Int) -> Bool {
        text.scalar(before: index, notBelow: sentenceStart).map { LetterKind($0.value) == .digit } ?? false
    }

    private func isUnspaced(before index: Int) -> Bool {
        text.scalar(before: index, notBelow: sentenceStart).map { Script.isUnspaced($0.value) } ?? false
    }

    /// `world.Today is`, `here?thanks a lot`: a missing blank between two words, not a file name, an address or a name with
    /// a dot.
    private func isGluedSentence(_ ending: Ending) -> Bool {
        let after = ending.end..<wordEnd(from: ending.end)
        guard after.upperBound < text.count, following(from: after.upperBound).start != .end else {
            return false
        }
        let before = wordBefore(ending.start)
        guard scalarCount(before) >= 2, !contains(before, [0x2F, 0x40, 0x5F, 0x2E]) else { return false }
        let afterTraits = words.traits(of: after, in: text)
        let behind = text[after.upperBound]
        if behind == 0x2E { return afterTraits.contains(.leading) }
        guard LetterKind(text.scalar(at: after.upperBound).value).isSpace || behind == 0x2C else {
            return false
        }
        let traits = words.traits(of: before, in: text)
        guard traits.isDisjoint(with: .anyAbbreviation), !traits.contains(.exclaimed) else { return false }
        if startsLower(after), after.count < 3 { return afterTraits.contains(.smallStarter) }
        // `gate.Server - started` is a name: a sentence goes on with a word.
        let next = after.upperBound + 1
        let goesOn =
            next < text.count
            && (text[next] >= 0x80
                || [.lower, .upper, .digit, .opener, .quote].contains(LetterKind(UInt32(text[next]))))
        return afterTraits.contains(.starter) || ending.terminator != .period
            || isSmallWord(before) && after.count > 3 && goesOn
    }

    private func startsLower(_ word: Range<Int>) -> Bool {
        LetterKind(text.scalar(at: word.lowerBound).value) == .lower
    }

    private func contains(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        range.contains { bytes.contains(text[$0]) }
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (text[$1] & 0xC0 == 0x80 ? 0 : 1) }
    }

    private func isSmallWord(_ range: Range<Int>) -> Bool {
        range.allSatisfy { text[$0] >= 0x80 || (text[$0] >= 0x61 && text[$0] <= 0x7A) || text[$0] == 0x27 }
    }

    /// Whether a sentence ends where white space follows its terminators.
    private func spacedEnd(_ ending: inout Ending) -> Int? {
        readSpacedCloser(&ending)
        if LetterKind(text.scalar(at: ending.end).value) == .terminator { return nil }
        if let end = asideEnd(from: ending.end) { ending.end = end }
        let following = following(from: ending.end)
        if following.start == .end || following.start == .continuing { return nil }
        if let end = emoticonEnd(at: following.position), following.start != .end {
            return ending.terminator == .period && !periodEnds(ending, following) ? nil : end
        }
        switch ending.terminator {
        case .stop: return ending.end
        case .mark: return markEnds(ending, following) ? ending.end : nil
        case .ellipsis:
            return following.start == .lower || following.start == .digit ? nil : ending.end
        case .period: return periodEnds(ending, following) ? ending.end : nil
        }
    }

    /// Takes in a closing quote or bracket that a blank parts from the terminator (French `. »`).
    private func readSpacedCloser(_ ending: inout Ending) {
        let blank = text.scalar(at: ending.end)
        guard LetterKind(blank.value) == .space else { return }
        let position = ending.end + blank.length
        guard position < text.count else { return }
        let closer = text.scalar(at: position)
        guard [0x201D, 0xBB, 0x203A, 0x29, 0x5D].contains(closer.value) || isOpenQuote(closer.value, ending)
        else { return }
        let behind = position + closer.length
        guard behind < text.count else { return }
        let kind = LetterKind(text.scalar(at: behind).value)
        guard kind.isSpace || kind == .terminator else { return }
        ending.end = behind
        ending.closesQuote = true
    }

    /// Whether a straight quote behind a blank closes: an odd number of them stand in the sentence so far.
    private func isOpenQuote(_ value: UInt32, _ ending: Ending) -> Bool {
        guard value == 0x22 || value == 0x27 else { return false }
        let window = max(sentenceStart, ending.start - 1_000)..<ending.start
        var isOpen = false
        for index in window where text[index] == UInt8(value) {
            let isApostrophe =
                value == 0x27 && index > sentenceStart && LetterKind(UInt32(text[index - 1])).isLetter
            if !isApostrophe { isOpen.toggle() }
        }
        return isOpen
    }

    /// `!` and `?` end a sentence but inside a quotation that goes on, and behind names like Yahoo!.
    private func markEnds(_ ending: Ending, _ following: Following) -> Bool {
        guard following.start == .lower else { return true }
        if ending.hasClosers || following.hasOpener { return false }
        guard
            words.smallStarts != .nowhere
                || words.traits(of: following.word, in: text).contains(.smallStarter)
        else {
            return false
        }
        return !words.traits(of: wordBefore(ending.start), in: text).contains(.exclaimed)
    }
}
