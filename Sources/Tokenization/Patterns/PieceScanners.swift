/// A published pattern as a scanner: where the match that starts at a place ends.
protocol PieceScanner: Sendable {
    /// The end of the match at `start`, which lies inside `text`; nil when the pattern does not match there.
    func end(of start: Int, in text: PatternText) -> Int?
}

/// GPT-2: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
struct GPT2Scanner: PieceScanner {
    @inline(__always)
    func end(of start: Int, in text: PatternText) -> Int? {
        if text.bytes[start] == UInt8(ascii: "'"),
            let end = Contraction.end(of: start, in: text, foldsCase: false)
        {
            return end
        }
        let first = text.bytes[start] == 0x20 ? start + 1 : start
        guard first < text.end else { return first }
        let (kind, next) = text.scalar(at: first)
        if KindSet.letters.has(kind) { return text.run(of: .letters, from: next) }
        if KindSet.numbers.has(kind) { return text.run(of: .numbers, from: next) }
        if Self.others.has(kind) { return text.run(of: Self.others, from: next) }
        return WhiteSpace.end(of: start, in: text)
    }

    private static var others: KindSet { KindSet.spaces.union(.letters).union(.numbers).inverted }
}

/// The family of cl100k: words with one leading sign, digits in groups, signs with one leading space.
///
/// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
struct CL100KScanner: PieceScanner {
    /// The most digits of one piece.
    var digits = 3
    /// `[\p{L}\p{M}]+` in the place of `\p{L}+`.
    var joinsMarks = false
    /// `\s++$` comes before the line ends: white space at the end of the text is one piece.
    var takesTrailingSpace = false

    @inline(__always)
    func end(of start: Int, in text: PatternText) -> Int? {
        if text.bytes[start] == UInt8(ascii: "'"),
            let end = Contraction.end(of: start, in: text, foldsCase: true)
        {
            return end
        }
        let letters = joinsMarks ? KindSet.letters.union(.marks) : .letters
        let (kind, next) = text.scalar(at: start)
        if letters.has(kind) { return text.run(of: letters, from: next) }
        if KindSet.numbers.has(kind) { return Digits.end(after: next, limit: digits, in: text) }
        if kind != ScalarKind.newline, let second = text.next(after: next, if: letters) {
            return text.run(of: letters, from: second)
        }
        let others = KindSet.spaces.union(letters).union(.numbers).inverted
        if others.has(kind) { return text.run(of: .newlines, from: text.run(of: others, from: next)) }
        if kind == ScalarKind.space, let second = text.next(after: next, if: others) {
            return text.run(of: .newlines, from: text.run(of: others, from: second))
        }
        return WhiteSpace.end(of: start, in: text, endsAtNewlines: true, takesTrailing: takesTrailingSpace)
    }
}

/// The family of o200k: words split where lower case is followed by upper case.
///
/// `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`, the
/// same with `+` and `*` exchanged, `\p{N}{1,3}`, ` ?[^\s\p{L}\p{N}]+[\r\n/]*`, `\s*[\r\n]+`, `\s+(?!\S)`, `\s+`.
struct O200KScanner: PieceScanner {
    var digits = 3
    var joinsContractions = true

    @inline(__always)
    func end(of start: Int, in text: PatternText) -> Int? {
        let (kind, next) = text.scalar(at: start)
        if let end = word(at: start, kind, next, in: text) {
            guard joinsContractions else { return end }
            return Contraction.end(of: end, in: text, foldsCase: true) ?? end
        }
        if KindSet.numbers.has(kind) { return Digits.end(after: next, limit: digits, in: text) }
        if Self.others.has(kind) { return lineEnd(from: text.run(of: Self.others, from: next), in: text) }
        if kind == ScalarKind.space, let second = text.next(after: next, if: Self.others) {
            return lineEnd(from: text.run(of: Self.others, from: second), in: text)
        }
        return WhiteSpace.end(of: start, in: text, endsAtNewlines: true)
    }

    private static var others: KindSet { KindSet.spaces.union(.letters).union(.numbers).inverted }
    private static var leading: KindSet { KindSet.newlines.union(.letters).union(.numbers).inverted }

    /// The alternatives for words, in the order of the pattern: with a tail before without, with a sign in front
    /// before without.
    @inline(__always)
    private func word(at start: Int, _ kind: UInt8, _ next: Int, in text: PatternText) -> Int? {
        if KindSet.letters.has(kind) {
            return wordWithTail(from: start, in: text) ?? wordWithoutTail(from: start, in: text)
        }
        guard Self.leading.has(kind) else { return nil }
        if let end = wordWithTail(from: next, in: text) { return end }
        if kind == ScalarKind.mark, let end = wordWithTail(from: start, in: text) { return end }
        if let end = wordWithoutTail(from: next, in: text) { return end }
        return kind == ScalarKind.mark ? wordWithoutTail(from: start, in: text) : nil
    }

    /// `head* tail+`: as many of the head as leave one for the tail.
    @inline(__always)
    private func wordWithTail(from start: Int, in text: PatternText) -> Int? {
        var position = start
        var lastTail: Int?
        while position < text.end {
            let (kind, next) = text.scalar(at: position)
            guard KindSet.wordHead.has(kind) else {
                guard kind == ScalarKind.lower else { return lastTail }
                return text.run(of: .wordTail, from: next)
            }
            if kind != ScalarKind.upper { lastTail = next }
            position = next
        }
        return lastTail
    }

    /// `head+ tail*`, where `wordWithTail` has failed: capital letters alone.
    @inline(__always)
    private func wordWithoutTail(from start: Int, in text: PatternText) -> Int? {
        let end = text.run(of: .wordHead, from: start)
        return end > start ? end : nil
    }

    /// `[\r\n/]*`
    @inline(__always)
    private func lineEnd(from position: Int, in text: PatternText) -> Int {
        var position = position
        while position < text.end {
            let byte = text.bytes[position]
            guard byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "/") else { break }
            position += 1
        }
        return position
    }
}

/// The last step of DeepSeek's pre-tokenizer; see `PiecePattern.deepSeekWords`.
struct DeepSeekScanner: PieceScanner {
    @inline(__always)
    func end(of start: Int, in text: PatternText) -> Int? {
        let byte = text.bytes[start]
        if Self.isSign(byte) {
            var end = start + 1
            while end < text.end, Self.isLetter(text.bytes[end]) { end += 1 }
            if end > start + 1 { return end }
        }
        let letters = KindSet.letters.union(.marks)
        let (kind, next) = text.scalar(at: start)
        if letters.has(kind) { return text.run(of: letters, from: next) }
        let isLeading = kind != ScalarKind.newline && !KindSet.signs.has(kind)
        if isLeading, let second = text.next(after: next, if: letters) {
            return text.run(of: letters, from: second)
        }
        let afterSpace = kind == ScalarKind.space ? next : start
        if let second = text.next(after: afterSpace, if: .signs) {
            return text.run(of: .newlines, from: text.run(of: .signs, from: second))
        }
        guard KindSet.spaces.has(kind) else { return nil }
        return WhiteSpace.end(of: start, in: text, endsAtNewlines: true)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// ASCII signs: what prints and is no letter, digit or space.
    private static func isSign(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !isLetter(byte)
            && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
