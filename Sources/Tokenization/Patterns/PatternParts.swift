/// `'s|'t|'re|'ve|'m|'ll|'d`, the English contractions.
enum Contraction {
    /// The end of the contraction at `start`, nil when there is none. With `foldsCase`, `ſ` is an s too.
    @inline(__always)
    static func end(of start: Int, in text: PatternText, foldsCase: Bool) -> Int? {
        guard start + 1 < text.end, text.bytes[start] == UInt8(ascii: "'") else { return nil }
        let first = letter(text.bytes[start + 1], foldsCase)
        switch first {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return start + 2
        case UInt8(ascii: "r"), UInt8(ascii: "v"), UInt8(ascii: "l"):
            guard start + 2 < text.end else { return nil }
            let second: UInt8 = first == UInt8(ascii: "l") ? UInt8(ascii: "l") : UInt8(ascii: "e")
            return letter(text.bytes[start + 2], foldsCase) == second ? start + 3 : nil
        case 0xC5:
            let isLongS = foldsCase && start + 2 < text.end && text.bytes[start + 2] == 0xBF
            return isLongS ? start + 3 : nil
        default: return nil
        }
    }

    @inline(__always)
    private static func letter(_ byte: UInt8, _ foldsCase: Bool) -> UInt8 {
        foldsCase && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

/// `\p{N}{1,n}`
enum Digits {
    /// The end of at most `limit` numbers of which the first ends at `position`.
    @inline(__always)
    static func end(after position: Int, limit: Int, in text: PatternText) -> Int {
        var position = position
        var count = 1
        while count < limit, let next = text.next(after: position, if: .numbers) {
            position = next
            count += 1
        }
        return position
    }
}

/// `\s*[\r\n]+|\s+(?!\S)|\s+`, the end of nearly every published pattern.
enum WhiteSpace {
    /// The end of the white space at `start`, nil when there is none.
    ///
    /// - Parameters:
    ///   - endsAtNewlines: the pattern has `\s*[\r\n]+`: the piece ends after the last line end of the run.
    ///   - takesTrailing: the pattern begins with `\s++$`: a run at the end of the text is taken whole.
    @inline(__always)
    static func end(
        of start: Int, in text: PatternText, endsAtNewlines: Bool = false, takesTrailing: Bool = false
    ) -> Int? {
        var position = start
        var last = start
        var afterNewline = start
        while position < text.end {
            let (kind, next) = text.scalar(at: position)
            guard KindSet.spaces.has(kind) else { break }
            last = position
            position = next
            if kind == ScalarKind.newline { afterNewline = next }
        }
        if position == start { return nil }
        if takesTrailing, position == text.end { return position }
        if endsAtNewlines, afterNewline > start { return afterNewline }
        // `(?!\S)` leaves the last white space to the word that follows, unless it is the only one.
        return position == text.end || last == start ? position : last
    }
}
