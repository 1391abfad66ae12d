/// Ends of sentences that no terminator marks, as in mail and chat: lines drawn from marks, addresses, emoticons.
extension SentenceScanner {
    /// A run of four or more equal marks (`-----`, `=====`) parts what stands before it from what follows.
    mutating func visitRule(_ mark: UInt8, at index: Int) -> Int {
        var end = index + 1
        while end < text.count, text[end] == mark { end += 1 }
        guard end - index >= 4 else { return end }
        guard end == text.count || LetterKind(text.scalar(at: end).value).isSpace else { return end }
        let before = text.scalar(before: index, notBelow: sentenceStart)
        if let before, LetterKind(before.value).isSpace { breakSentence(at: index) }
        if sentenceStart == index { breakSentence(at: end) }
        return max(end, sentenceStart)
    }

    /// A colon may be the eyes of an emoticon, stand in an address, or be the full stop of Armenian.
    mutating func visitColon(at index: Int) -> Int {
        if let before = text.scalar(before: index, notBelow: sentenceStart), Script.isArmenian(before.value) {
            return visitTerminator(.stop, at: index)
        }
        if isEmoticon(at: index) { return visitEmoticon(at: index) }
        guard index + 2 < text.count, text[index + 1] == 0x2F, text[index + 2] == 0x2F else {
            return index + 1
        }
        return visitAddress(at: index)
    }

    /// An address ends a sentence when a capital or another address follows it.
    private mutating func visitAddress(at colon: Int) -> Int {
        var end = colon
        while end < text.count, text[end] > 0x20 { end += 1 }
        while end > colon + 3, isTrailingMark(text[end - 1]) { end -= 1 }
        guard end < text.count, text[end] == 0x20 else { return end }
        let next = following(from: end)
        guard next.start == .upper || next.start == .address, !next.hasOpener else { return end }
        breakSentence(at: end)
        return max(end, sentenceStart)
    }

    private func isTrailingMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: ">"):
            true
        default: false
        }
    }

    /// An emoticon without a terminator in front ends a sentence when a word follows.
    mutating func visitEmoticon(at index: Int) -> Int {
        guard let end = emoticonEnd(at: index) else { return index + 1 }
        switch following(from: end).start {
        case .upper, .lower: breakSentence(at: end)
        default: break
        }
        return max(end, sentenceStart)
    }

    /// Whether an emoticon with white space on both sides starts at `index`.
    func isEmoticon(at index: Int) -> Bool {
        guard let before = text.scalar(before: index, notBelow: sentenceStart),
            LetterKind(before.value).isSpace
        else {
            return false
        }
        return emoticonEnd(at: index) != nil
    }

    /// Behind the emoticon at `index`: eyes, perhaps a nose, a mouth or several, then white space or the end.
    func emoticonEnd(at index: Int) -> Int? {
        guard index < text.count else { return nil }
        var position = index
        guard [0x3A, 0x3B, 0x3D].contains(text[position]) else { return nil }
        position += 1
        if position < text.count, [0x2D, 0x5E, 0x27, 0x6F].contains(text[position]) { position += 1 }
        guard position < text.count, isMouth(text[position]) else { return nil }
        let mouth = text[position]
        while position < text.count, text[position] == mouth { position += 1 }
        guard position == text.count || LetterKind(text.scalar(at: position).value).isSpace else {
            return nil
        }
        return position
    }

    private func isMouth(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"),
            UInt8(ascii: "O"), UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "3"),
            UInt8(ascii: "*"), UInt8(ascii: "]"), UInt8(ascii: "["):
            true
        default: false
        }
    }
}
