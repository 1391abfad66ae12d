/// A run of terminators with the quotes and brackets that close behind it.
struct Ending {
    /// What decides: the strongest terminator of the run.
    var terminator: Terminator
    var start: Int
    /// Behind the last terminator.
    var runEnd: Int
    /// Behind the closing quotes and brackets.
    var end: Int
    var closesQuote = false
    var closesBracket = false

    var hasClosers: Bool { closesQuote || closesBracket }
}

extension SentenceScanner {
    /// Decides on the run of terminators at `index` and returns where to go on.
    mutating func visitTerminator(_ terminator: Terminator, at index: Int) -> Int {
        // Full stops that nothing else uses need no word lists.
        if let due = guessIsDue, index >= due, terminator != .stop { guessLanguage(from: due, around: index) }
        if terminator == .period,
            let start = nextListItem(closingAt: index) ?? tabbedItem(closingAt: index)
        {
            breakSentence(at: start)
            return index + 1
        }
        var ending = terminatorRun(terminator, from: index)
        readClosers(&ending)
        if let end = sentenceEnd(&ending) {
            breakSentence(at: end)
            return max(end, sentenceStart)
        }
        return ending.runEnd
    }

    /// All terminators in a row from `index` on, `. . .` included.
    private func terminatorRun(_ first: Terminator, from index: Int) -> Ending {
        var position = index + text.scalar(at: index).length
        var strongest = first
        var dots = first == .period ? 1 : 0
        while position < text.count {
            let scalar = text.scalar(at: position)
            guard let terminator = Terminator(scalar.value) else {
                guard dots > 0, let dot = spacedDot(after: position) else { break }
                position = dot + 1
                dots += 1
                continue
            }
            if terminator == .period { dots += 1 }
            strongest = strongest.stronger(terminator)
            position += scalar.length
        }
        if strongest == .period, dots > 1 { strongest = .ellipsis }
        return Ending(terminator: strongest, start: index, runEnd: position, end: position)
    }

    /// The dot of a spaced ellipsis (`. . .`) that follows one blank at `position`.
    private func spacedDot(after position: Int) -> Int? {
        let blank = text.scalar(at: position)
        guard LetterKind(blank.value) == .space else { return nil }
        let dot = position + blank.length
        guard dot < text.count, text[dot] == 0x2E else { return nil }
        guard dot + 1 < text.count else { return dot }
        let behind = LetterKind(text.scalar(at: dot + 1).value)
        return behind.isLetter || behind == .digit ? nil : dot
    }

    /// Takes in the quotes, brackets and emphasis marks that close right behind the terminators.
    private func readClosers(_ ending: inout Ending) {
        var position = ending.end
        while position < text.count {
            let scalar = text.scalar(at: position)
            let next = position + scalar.length
            switch LetterKind(scalar.value) {
            case .closer:
                if scalar.value == 0x29 || scalar.value == 0x5D {
                    ending.closesBracket = true
                } else {
                    ending.closesQuote = true
                }
            case .quote:
                guard closesHere(next) else { return }
                ending.closesQuote = true
            case .other where scalar.value == 0x2A || scalar.value == 0x5F:
                guard closesHere(next), closesEmphasis(scalar.value, before: next, ending) else { return }
            default:
                if let end = pictureRunEnd(from: position) { ending.end = end }
                return
            }
            position = next
            ending.end = position
        }
    }

    /// Behind the emoji and other pictures at `index` when nothing but white space follows them: `Great!🎉 Next`.
    private func pictureRunEnd(from index: Int) -> Int? {
        var position = index
        while position < text.count, position - index < 40 {
            let scalar = text.scalar(at: position)
            if LetterKind(scalar.value).isSpace { break }
            guard Script.isPicture(scalar.value) else { return nil }
            position += scalar.length
        }
        return position > index && position - index < 40 ? position : nil
    }

    /// Whether an asterisk or underscore before a letter of a script without blanks closes: its like opened in the sentence.
    private func closesEmphasis(_ mark: UInt32, before index: Int, _ ending: Ending) -> Bool {
        guard index < text.count, LetterKind(text.scalar(at: index).value) == .caseless else { return true }
        let window = max(sentenceStart, ending.start - 1_000)..<ending.start
        return window.contains { UInt32(text[$0]) == mark }
    }

    /// Whether a mark that may open or close, and ends before `index`, closes: no word starts there.
    private func closesHere(_ index: Int) -> Bool {
        guard index < text.count else { return true }
        let kind = LetterKind(text.scalar(at: index).value)
        return kind != .lower && kind != .upper && kind != .digit
    }
}

extension Terminator {
    /// The one of two that decides when they stand together.
    func stronger(_ other: Terminator) -> Terminator {
        func rank(_ terminator: Terminator) -> Int {
            switch terminator {
            case .period: 0
            case .ellipsis: 1
            case .mark: 2
            case .stop: 3
            }
        }
        return rank(other) > rank(self) ? other : self
    }
}
