import Containment

/// Counts of the lines of a text that are not blank.
struct LineCounts {
    private(set) var count = 0
    /// Lines whose last letter-like byte is the end of a sentence.
    private(set) var ending = 0
    private(set) var bullets = 0
    /// Lines that stood before, word for word.
    private(set) var repeated = 0
    /// Words of lines with fewer than five.
    private(set) var wordsInShort = 0

    init(_ text: UnsafeBufferPointer<UInt8>, _ words: ContentWords) {
        var seen: Set<UInt64> = []
        var (start, word) = (0, 0)
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0x0A { end += 1 }
            let firstWord = word
            var hash: UInt64 = 0
            while word < words.count, Int(words.starts[word]) < end {
                hash = (hash ^ UInt64(words.hashes[word])) &* 0xD6E8_FEB8_6659_FD93
                hash ^= hash >> 32
                word += 1
            }
            if word > firstWord {
                count += 1
                if word - firstWord < 5 { wordsInShort += word - firstWord }
                if !seen.insert(hash).inserted { repeated += 1 }
                if Self.isEnded(text[start..<end]) { ending += 1 }
                if Self.isBullet(text[start..<end]) { bullets += 1 }
            }
            start = end + 1
        }
    }

    func share(_ number: Int) -> Float { count == 0 ? 0 : Float(number) / Float(count) }
    func mean(of words: Int) -> Float { count == 0 ? 0 : Float(words) / Float(count) }

    /// Closing quotes and brackets, and what stands in bytes beyond ASCII, may follow the end.
    private static func isEnded(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        for byte in line.reversed() {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0x82, 0x81, 0x9F:
                return true
            case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 0x9D,
                0x99,
                0x80, 0xE2:
                continue
            default: return false
            }
        }
        return false
    }

    private static func isBullet(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = line.first(where: { $0 > 0x20 }) else { return false }
        return first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+")
            || first == 0xE2
    }
}
