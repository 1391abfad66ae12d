/// What stands behind a possible end of a sentence, white space and opening marks skipped.
struct Following {
    enum Start {
        /// The text, the paragraph or (where it counts) the line ends.
        case end
        case lower
        case upper
        case caseless
        case digit
        /// A web address.
        case address
        /// A mark that goes on with what came before: a comma, a closing bracket.
        case continuing
        case other
    }

    var start: Start
    /// The first mark or word behind the white space.
    var position: Int
    /// The first word or number.
    var word: Range<Int>
    /// An opening bracket, quote or dash stands in front of the word.
    var hasOpener = false
    var opensBracket = false
    /// The mark of a list item stands in front of the word: `(e) The fee`.
    var opensItem = false
}

extension SentenceScanner {
    /// Reads ahead from `index`, where white space stands.
    func following(from index: Int) -> Following {
        guard let position = skippingBlanks(from: index) else {
            return Following(start: .end, position: index, word: index..<index)
        }
        var following = Following(start: .other, position: position, word: position..<position)
        var start = position
        if isLoneTerminator(at: position) {
            following.start = .continuing
            return following
        }
        while start < text.count, start - position < 24 {
            let scalar = text.scalar(at: start)
            switch LetterKind(scalar.value) {
            case .lower: following.start = .lower
            case .upper: following.start = .upper
            case .caseless: following.start = .caseless
            case .digit: following.start = .digit
            case .opener:
                if let item = bracketedMarker(at: start) {
                    following.opensItem = true
                    start = item.last + 1
                    continue
                }
                if let end = omissionEnd(at: start) {
                    start = end
                    continue
                }
                following.hasOpener = true
                following.opensBracket =
                    following.opensBracket || scalar.value == 0x28 || scalar.value == 0x5B
                start += scalar.length
                continue
            case .quote, .space, .terminator:
                following.hasOpener = true
                start += scalar.length
                continue
            case .other where Following.leadsIn(scalar.value):
                following.hasOpener = true
                start += scalar.length
                continue
            case .closer: following.start = .continuing
            case .other where following.opensBracket && scalar.value == 0xA7: break
            case .other where Following.continues(scalar.value): following.start = .continuing
            default: break
            }
            break
        }
        following.word = start..<wordEnd(from: start)
        if following.start == .lower, isAddress(at: start) { following.start = .address }
        return following
    }

    /// Behind the square brackets at `start` when they hold nothing but dots: `[...] The rest`.
    private func omissionEnd(at start: Int) -> Int? {
        guard text[start] == 0x5B else { return nil }
        var end = start + 1
        while end < text.count, end - start < 12 {
            let scalar = text.scalar(at: end)
            if scalar.value == 0x5D { return end > start + 1 ? end + 1 : nil }
            guard scalar.value == 0x2E || scalar.value == 0x2026 || scalar.value == 0x20 else { return nil }
            end += scalar.length
        }
        return nil
    }

    /// Skips blanks, and line breaks where they are white space; nil where the paragraph or the text ends.
    func skippingBlanks(from index: Int) -> Int? {
        var position = index
        while position < text.count {
            let scalar = text.scalar(at: position)
            let kind = LetterKind(scalar.value)
            if kind == .newline {
                if newlines == .break || isParagraphEnd(at: position) { return nil }
            } else if kind != .space {
                return position
            }
            position += scalar.length
        }
        return nil
    }

    /// Terminators that stand alone between blanks (`Quoi ? !`).
    private func isLoneTerminator(at position: Int) -> Bool {
        var end = position
        while end < text.count, end - position < 32 {
            let scalar = text.scalar(at: end)
            guard Terminator.isTerminator(scalar.value) else { break }
            end += scalar.length
        }
        return end > position && (end == text.count || LetterKind(text.scalar(at: end).value).isSpace)
    }

    private func isAddress(at start: Int) -> Bool {
        guard start + 7 < text.count, text[start] == 0x68 || text[start] == 0x77 else { return false }
        let prefix = UnsafeBufferPointer(rebasing: text[start..<start + 7])
        return prefix.starts(with: "http://".utf8) || prefix.starts(with: "https:/".utf8)
            || prefix.starts(with: "www.".utf8)
    }

    /// The end of the word at `start`: letters, digits, and the apostrophes and hyphens inside it.
    func wordEnd(from start: Int) -> Int {
        var position = start
        while position < text.count, position - start < WordTable.maximumLength {
            let scalar = text.scalar(at: position)
            let kind = LetterKind(scalar.value)
            let isInner = scalar.value == 0x27 || scalar.value == 0x2019 || scalar.value == 0x2D
            guard kind.isLetter || kind == .digit || isInner else { break }
            position += scalar.length
        }
        return position
    }
}

extension Following {
    /// Marks that never start a sentence.
    static func continues(_ value: UInt32) -> Bool {
        switch value {
        case 0x2C, 0x3B, 0x3A, 0x25, 0x3D, 0x2F, 0x26, 0x3001, 0x60C, 0xFF0C, 0xA7, 0xB6, 0x2116: true
        default: false
        }
    }

    /// Marks that never start a sentence right behind the stop of another, without a blank: those that part clauses.
    static func continuesUnspaced(_ value: UInt32) -> Bool {
        switch value {
        case 0x2C, 0x3B, 0x3A, 0x3001, 0x60C, 0x61B, 0xFF0C, 0xFF1A, 0xFF1B: true
        default: false
        }
    }

    /// Marks that stand in front of a sentence: dashes, bullets, asterisks.
    static func leadsIn(_ value: UInt32) -> Bool {
        switch value {
        case 0x2D, 0x2A, 0x5F, 0x2010...0x2015, 0x2022, 0x2043, 0xB7, 0x25A0...0x25FF: true
        default: false
        }
    }
}
