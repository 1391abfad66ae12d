import ContextTypes

/// One pass over a text: skips to the next byte that could matter, asks the rules there, and notes sentences.
struct SentenceScanner {
    let text: UnsafeBufferPointer<UInt8>
    /// The lists that hold here.
    var words: WordTable
    /// Where the next guess at the language is due; nil when it is known.
    var guessIsDue: Int?
    let newlines: SentenceSplitter.Newlines
    var spans: [SourceSpan] = []
    /// First byte of the current sentence; white space in front is already behind us.
    var sentenceStart = 0
    /// The list item that the current sentence opened with, for finding its successor on the same line.
    var listItem: ListMarker?
    /// The last item of a list of lines in the current paragraph, where line breaks are white space.
    var lineItem: ListMarker?

    /// - Parameter words: Nil when the language is not known.
    init(text: UnsafeBufferPointer<UInt8>, words: WordTable?, newlines: SentenceSplitter.Newlines) {
        self.text = text
        self.words = words ?? .merged
        self.guessIsDue = words == nil ? 0 : nil
        self.newlines = newlines
    }

    /// The sentences of the whole text.
    mutating func run() -> [SourceSpan] {
        startSentence(at: 0)
        startParagraph()
        ByteInterest.table.withUnsafeBufferPointer { interest in
            var index = sentenceStart
            while index < text.count {
                if interest[Int(text[index])] == 0 {
                    index += 1
                } else {
                    index = visit(index)
                }
            }
        }
        endSentence(at: text.count)
        return spans
    }

    /// Handles the byte at `index`, one that could matter; returns where to go on, behind `index`.
    private mutating func visit(_ index: Int) -> Int {
        let scalar = text.scalar(at: index)
        let next = index + scalar.length
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: return visitNewline(index)
        case 0x29, 0x2022, 0x2043:
            if let start = nextListItem(closingAt: index) ?? tabbedItem(closingAt: index) {
                breakSentence(at: start)
            }
            return next
        case 0x2D, 0x5F, 0x3D, 0x2A, 0x7E, 0x23: return visitRule(UInt8(scalar.value), at: index)
        case 0x3A: return visitColon(at: index)
        case 0x3B where isEmoticon(at: index): return visitEmoticon(at: index)
        default:
            guard let terminator = terminator(scalar.value, at: index) else { return next }
            return visitTerminator(terminator, at: index)
        }
    }

    /// `Terminator(value)`, and the semicolon that Greek uses as its question mark.
    private func terminator(_ value: UInt32, at index: Int) -> Terminator? {
        if value == 0x3B || value == 0x37E { return isGreek(before: index) ? .mark : nil }
        return Terminator(value)
    }

    private func isGreek(before index: Int) -> Bool {
        guard let scalar = text.scalar(before: index, notBelow: sentenceStart) else { return false }
        return (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
    }

    // MARK: Noting sentences

    /// Ends the current sentence before `index` and starts the next one there.
    mutating func breakSentence(at index: Int) {
        endSentence(at: index)
        startSentence(at: index)
    }

    private mutating func endSentence(at index: Int) {
        var end = index
        while let scalar = text.scalar(before: end, notBelow: sentenceStart), LetterKind(scalar.value).isSpace
        {
            end -= scalar.length
        }
        if end > sentenceStart { spans.append(SourceSpan(start: sentenceStart, end: end)) }
    }

    private mutating func startSentence(at index: Int) {
        sentenceStart = skippingSpace(from: index)
        listItem = listMarker(at: sentenceStart)
    }

    // MARK: Newlines

    private mutating func visitNewline(_ index: Int) -> Int {
        let endsParagraph = isParagraphEnd(at: index)
        if newlines == .break || endsParagraph {
            breakSentence(at: index)
            if endsParagraph { startParagraph() }
            return max(sentenceStart, index + 1)
        }
        let next = skippingSpace(from: index)
        if let item = lineItem(at: next) {
            breakSentence(at: next)
            lineItem = item
        }
        return next
    }

    private mutating func startParagraph() {
        lineItem = nil
        guard guessIsDue != nil else { return }
        guessIsDue = sentenceStart
        words = .merged
    }

    /// Whether the line break at `index` is followed by an empty line, or is a page or paragraph separator.
    func isParagraphEnd(at index: Int) -> Bool {
        var breaks = 0
        var position = index
        while position < text.count {
            let scalar = text.scalar(at: position)
            switch LetterKind(scalar.value) {
            case .newline:
                if scalar.value == 0x0C || scalar.value == 0x2029 { return true }
                let isSecondHalf = scalar.value == 0x0A && position > index && text[position - 1] == 0x0D
                if !isSecondHalf { breaks += 1 }
                if breaks == 2 { return true }
            case .space: break
            default: return false
            }
            position += scalar.length
        }
        return false
    }

    /// The first position from `index` on that is not white space of any kind.
    func skippingSpace(from index: Int) -> Int {
        var position = index
        while position < text.count {
            let scalar = text.scalar(at: position)
            guard LetterKind(scalar.value).isSpace else { break }
            position += scalar.length
        }
        return position
    }
}
