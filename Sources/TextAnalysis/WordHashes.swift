import ContextTypes

/// The plain words of a text as hashes, for comparing texts with each other (not with a question).
///
/// No stemming, no stop words: two texts that differ in a small word or a number differ here too. ASCII letters are
/// folded to lower case; an ideograph, kana or Thai letter is a word by itself, since no space tells words apart there.
package struct WordHashes: Hashable, Sendable {
    /// In the order of the text. The lowest bit of each tells whether the word has a digit.
    package private(set) var words: [UInt64] = []

    package init(_ text: UnsafeBufferPointer<UInt8>) {
        words.reserveCapacity(text.count / 5)
        var hash = FNV1a.empty
        var (isOpen, hasDigit) = (false, false)
        func close() {
            guard isOpen else { return }
            words.append(Self.finish(hash, hasDigit: hasDigit))
            (hash, isOpen, hasDigit) = (FNV1a.empty, false, false)
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            let length = Self.length(byte)
            if byte < 0x80 {
                let isDigit = byte >= 0x30 && byte <= 0x39
                let lower = byte | 0x20
                if isDigit || (lower >= 0x61 && lower <= 0x7A) {
                    hash = FNV1a.adding(isDigit ? byte : lower, to: hash)
                    (isOpen, hasDigit) = (true, hasDigit || isDigit)
                } else {
                    close()
                }
            } else if Self.isPunctuation(text, at: index) {
                close()
            } else {
                let standsAlone = Self.standsAlone(text, at: index)
                if standsAlone { close() }
                for byte in text[index..<min(text.count, index + length)] {
                    hash = FNV1a.adding(byte, to: hash)
                }
                isOpen = true
                if standsAlone { close() }
            }
            index += length
        }
        close()
    }

    package init(_ text: String) {
        var text = text
        self = text.withUTF8 { WordHashes($0) }
    }

    /// The hash of one word of ASCII letters and digits, or of any other scalars that stand in one word.
    package static func hash(ofWord word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var (hash, hasDigit) = (FNV1a.empty, false)
        for byte in word {
            let isDigit = byte >= 0x30 && byte <= 0x39
            hash = FNV1a.adding(byte < 0x80 && !isDigit ? byte | 0x20 : byte, to: hash)
            hasDigit = hasDigit || isDigit
        }
        return finish(hash, hasDigit: hasDigit)
    }

    /// Whether a word has a digit: two texts with different numbers say different things.
    package static func hasDigit(_ word: UInt64) -> Bool { word & 1 == 1 }

    private static func finish(_ hash: UInt64, hasDigit: Bool) -> UInt64 {
        let mixed = (hash ^ (hash >> 31)) &* 0x9E37_79B9_7F4A_7C15
        return (mixed ^ (mixed >> 29)) & ~1 | (hasDigit ? 1 : 0)
    }

    /// Bytes of the scalar that `byte` leads; 1 for a byte that leads none.
    private static func length(_ byte: UInt8) -> Int {
        byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }

    /// Latin-1 signs and no-break space, general punctuation, CJK punctuation and full-width ASCII signs.
    private static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 1 < text.count else { return false }
        let (first, second) = (text[index], text[index + 1])
        if first == 0xC2 { return true }
        if first == 0xE2 && second == 0x80 || first == 0xE3 && second == 0x80 { return true }
        guard first == 0xEF, second == 0xBC, index + 2 < text.count else { return false }
        let third = text[index + 2]
        return third <= 0x8F || (third >= 0x9A && third <= 0xA0)
    }

    /// Kana, ideographs, Thai and Lao, and what lies beyond the basic plane.
    private static func standsAlone(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let first = text[index]
        if first >= 0xE3 && first <= 0xE9 || first >= 0xF0 { return true }
        return first == 0xE0 && index + 1 < text.count && text[index + 1] >= 0xB8 && text[index + 1] <= 0xBB
    }
}
