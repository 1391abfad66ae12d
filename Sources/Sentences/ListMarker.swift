/// The number, letter or bullet that opens a list item: `1.`, `2)`, `3.)`, `b)`, `• 4.`.
struct ListMarker: Equatable {
    enum Kind: Equatable {
        case number
        case letter
        case bullet
    }

    var kind: Kind
    /// The number; for letters and bullets the code point.
    var value: Int
    /// What closes it: `.` or `)`; 0 for a bullet.
    var closing: UInt8
    /// The value of Roman numbers, which are letters, too; 0 for others.
    var roman = 0
    /// Where it starts.
    var start: Int
    /// Its last byte: the closing mark, or the last byte of a number behind a bullet.
    var last: Int

    /// Whether `other` can be the item right behind this one.
    func isFollowed(by other: ListMarker) -> Bool {
        guard kind == other.kind, closing == other.closing else { return false }
        if kind == .bullet { return value == other.value }
        return other.value == value + 1 || roman > 0 && other.roman == roman + 1
    }

    var isFirst: Bool { roman == 1 || kind != .bullet && [1, 0x41, 0x61].contains(value) }

    static let romanNumbers = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"].map {
        Array($0.utf8)
    }

    /// Bullets that are used inside a line, too.
    static func isBullet(_ value: UInt32) -> Bool { value == 0x2022 || value == 0x2043 }
}

extension SentenceScanner {
    /// The list marker at `start`, where a sentence starts; nil when there is none.
    func listMarker(at start: Int) -> ListMarker? {
        guard start < text.count else { return nil }
        let first = text.scalar(at: start)
        guard !ListMarker.isBullet(first.value) else { return bullet(first, at: start) }
        guard first.value < 0x80 else { return nil }
        let label = start..<labelEnd(from: start)
        return label.isEmpty ? nil : closed(label)
    }

    /// Where an item starts whose marker closes at `index` and that continues the current sentence's list.
    func nextListItem(closingAt index: Int) -> Int? {
        guard let listItem, index > listItem.last else { return nil }
        var start = index
        while start > listItem.last, index - start < 6, !LetterKind(UInt32(text[start - 1])).isSpace {
            start -= 1
        }
        guard start > listItem.last + 1, let marker = listMarker(at: start) else { return nil }
        let closesHere =
            marker.kind == .bullet ? marker.start == index : marker.last == index || marker.last == index + 1
        // `A. Smith met B. Jones`: capitals with a period are initials, unless a sentence ends before them.
        let isInitial = marker.kind == .letter && marker.closing == 0x2E && marker.value < 0x61
        guard closesHere, listItem.isFollowed(by: marker), !isInitial else { return nil }
        return start
    }

    /// Where an item starts whose marker closes at `index` with a tab behind it, as word processors write lists.
    func tabbedItem(closingAt index: Int) -> Int? {
        guard index + 1 < text.count, text[index + 1] == 0x09 else { return nil }
        var start = index
        while start > sentenceStart, index - start < 6, !text[start - 1].isWhite { start -= 1 }
        guard start > sentenceStart, text[start - 1].isWhite, start < index,
            let marker = listMarker(at: start) ?? bracketedMarker(at: start), marker.last == index
        else { return nil }
        return start
    }

    /// The item that the line at `start` opens with, when it goes on with a list of lines, or another line does.
    func lineItem(at start: Int) -> ListMarker? {
        guard let marker = lineMarker(at: start) else { return nil }
        if marker.kind == .bullet || lineItem?.isFollowed(by: marker) == true { return marker }
        guard marker.isFirst else { return nil }
        var position = marker.last + 1
        while position < text.count, position - start < 2_000 {
            let isNewline = text[position] == 0x0A || text[position] == 0x0D
            if isNewline, isParagraphEnd(at: position) { return nil }
            position += 1
            guard isNewline, let next = lineMarker(at: skippingSpace(from: position)) else { continue }
            if marker.isFollowed(by: next) { return marker }
            // Another list of the same form begins: this one has no second item.
            if marker.kind == next.kind, marker.value == next.value { return nil }
        }
        return nil
    }

    private func lineMarker(at start: Int) -> ListMarker? {
        if let marker = listMarker(at: start) ?? bracketedMarker(at: start) { return marker }
        guard start + 1 < text.count, [0x2D, 0x2A, 0x2B].contains(text[start]), text[start + 1] == 0x20 else {
            return nil
        }
        return ListMarker(kind: .bullet, value: Int(text[start]), closing: 0, start: start, last: start)
    }

    /// `(3)`, `(b)`, `(iv)`, with white space or another one behind it.
    func bracketedMarker(at start: Int) -> ListMarker? {
        guard start + 2 < text.count, text[start] == 0x28 else { return nil }
        let label = start + 1..<labelEnd(from: start + 1)
        let end = label.upperBound + 1
        guard !label.isEmpty, end <= text.count, text[end - 1] == 0x29 else { return nil }
        guard isBlank(at: end) || text[end] == 0x28 else { return nil }
        return marker(labelled: label, closing: 0x28, start: start, last: label.upperBound)
    }

    private func marker(labelled label: Range<Int>, closing: UInt8, start: Int, last: Int) -> ListMarker {
        let first = text[label.lowerBound]
        if LetterKind(UInt32(first)) == .digit {
            return ListMarker(kind: .number, value: number(label), closing: closing, start: start, last: last)
        }
        let roman = ListMarker.romanNumbers.firstIndex {
            $0.elementsEqual(text[label].lazy.map { $0 | 0x20 })
        }
        return ListMarker(
            kind: .letter, value: label.count == 1 ? Int(first) : 0, closing: closing,
            roman: (roman ?? -1) + 1,
            start: start, last: last)
    }

    /// Behind the label at `start`: at most three digits, one letter twice at most, or a small Roman number.
    func labelEnd(from start: Int) -> Int {
        let digits = digitsEnd(from: start)
        guard digits == start, start < text.count, LetterKind.isASCIILetter(text[start]) else {
            return digits
        }
        var end = start + 1
        while end < text.count, end - start < 5, LetterKind.isASCIILetter(text[end]) { end += 1 }
        let isDouble = end == start + 2 && text[start] == text[start + 1]
        return end == start + 1 || isDouble || isRomanNumber(start..<end) ? end : start
    }

    /// A bullet, with the number that may stand behind it (`• 9.`).
    private func bullet(_ bullet: ReadScalar, at start: Int) -> ListMarker {
        var last = start + bullet.length - 1
        var position = last + 1
        while position < text.count, LetterKind(UInt32(text[position])) == .space { position += 1 }
        let end = digitsEnd(from: position)
        if end > position, end < text.count, text[end] == 0x2E || text[end] == 0x29 { last = end }
        return ListMarker(kind: .bullet, value: Int(bullet.value), closing: 0, start: start, last: last)
    }

    /// The marker, when a period, a bracket or both close its label and a blank follows.
    private func closed(_ label: Range<Int>) -> ListMarker? {
        var last = label.upperBound
        guard last < text.count else { return nil }
        if text[last] == 0x2E, last + 1 < text.count, text[last + 1] == 0x29 { last += 1 }
        let closing = text[last]
        guard closing == 0x2E || closing == 0x29, isBlank(at: last + 1) else { return nil }
        return marker(labelled: label, closing: closing, start: label.lowerBound, last: last)
    }

    /// Whether white space stands at `index`, or the text ends there.
    private func isBlank(at index: Int) -> Bool {
        index == text.count || LetterKind(text.scalar(at: index).value).isSpace
    }

    /// Behind at most three digits at `start`.
    private func digitsEnd(from start: Int) -> Int {
        var position = start
        while position < text.count, position - start < 3, text[position] >= 0x30, text[position] <= 0x39 {
            position += 1
        }
        return position
    }

    private func number(_ digits: Range<Int>) -> Int {
        digits.reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
    }
}
