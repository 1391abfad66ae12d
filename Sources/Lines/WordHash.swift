import ContextTypes

/// Hashes of words in small letters.
package enum WordHash {
    static let seed = FNV1a.empty

    static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { FNV1a.adding(byte, to: hash) }

    static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        (hash ^ word) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29
    }

    static func hash(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = seed
        for index in range { hash = mix(hash, bytes[index].lowered) }
        return hash
    }

    /// The hash that a line's words have of `word`, by the same stem.
    package static func hash(of word: String) -> UInt64 {
        let bytes = Array(word.utf8)
        return bytes.withUnsafeBufferPointer { hash(of: $0, stem(of: $0, 0..<$0.count)) }
    }

    /// The word without the commonest English endings, so that `fails`, `failed` and `failing` are one.
    static func stem(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        func ends(_ ending: StaticString, leaving rest: Int = 4) -> Bool {
            let length = ending.utf8CodeUnitCount
            guard range.count >= length + rest else { return false }
            return (0..<length).allSatisfy {
                bytes[range.upperBound - length + $0].lowered == ending.utf8Start[$0]
            }
        }
        if ends("ing") { return range.lowerBound..<(range.upperBound - 3) }
        if ends("ed") { return range.lowerBound..<(range.upperBound - 2) }
        let isOwn = ends("ss", leaving: 0) || ends("us", leaving: 0) || ends("is", leaving: 0)
        if ends("s", leaving: 3), !isOwn {
            return range.lowerBound..<(range.upperBound - 1)
        }
        return range
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isLetter: Bool { isUpper || isLower || self >= 0x80 }
    var lowered: UInt8 { isUpper ? self | 0x20 : self }
    /// Of an identifier; every byte of a scalar beyond ASCII counts as a letter.
    var isNameByte: Bool { isLetter || isDigit || self == 0x5F }
    /// The first byte of an ideograph, a kana or a syllable: a word by itself.
    var opensIdeograph: Bool { self >= 0xE3 && self <= 0xED }

    /// Whether this byte is the last of an ideograph that ends before `index`.
    func isInIdeograph(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        self >= 0x80 && self < 0xC0 && index >= 3 && bytes[index - 3].opensIdeograph
            && (bytes[index] & 0xC0 != 0x80)
    }
}
