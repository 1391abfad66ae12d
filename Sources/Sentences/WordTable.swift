/// An open-addressing hash table from words to traits that is asked with bytes of the text, case folded on the way, so
/// that a look-up allocates nothing.
final class WordTable: Sendable {
    private struct Entry {
        var start: UInt32
        var count: UInt8
        var traits: WordTraits
        /// The lists that have it among their function words, one bit each.
        var languages: UInt64
    }

    /// Longest word that is looked up, in bytes.
    static let maximumLength = 40

    private let letters: [UInt8]
    private let entries: [Entry]
    private let mask: Int
    /// Of one list its own; several lists agree on what is safe in any of their languages.
    let smallStarts: WordList.SmallStarts
    /// Whether the language writes ordinal numbers with a period.
    let hasOrdinals: Bool
    /// See `WordList.cutEndings`; only of a table of one language, since other languages have words that end so.
    private let cutEndings: [[UInt8]]
    /// See `WordList.wholeEndings`; of one language, too.
    private let wholeEndings: [[UInt8]]

    init(_ lists: [WordList]) {
        var words: [String: (traits: WordTraits, languages: UInt64)] = [:]
        for (index, list) in lists.enumerated() {
            for (text, traits) in list.traits {
                let language: UInt64 = traits.isDisjoint(with: .functionWord) ? 0 : 1 << UInt64(index)
                for word in text.split(whereSeparator: \.isWhitespace) {
                    words[String(word), default: ([], 0)].traits.formUnion(traits)
                    words[String(word), default: ([], 0)].languages |= language
                }
            }
        }
        var capacity = 16
        while capacity < words.count * 2 { capacity *= 2 }
        let mask = capacity - 1
        var letters: [UInt8] = []
        var entries = [Entry](
            repeating: Entry(start: 0, count: 0, traits: [], languages: 0), count: capacity)
        for (word, known) in words.sorted(by: { $0.key < $1.key }) {
            let bytes = Array(word.utf8)
            precondition(bytes.count <= WordTable.maximumLength, "too long for the table: \(word)")
            var slot = WordTable.hash(bytes[...]) & mask
            while entries[slot].count > 0 { slot = (slot + 1) & mask }
            entries[slot] = Entry(
                start: UInt32(letters.count), count: UInt8(bytes.count), traits: known.traits,
                languages: known.languages)
            letters += bytes
        }
        self.letters = letters
        self.entries = entries
        self.mask = mask
        self.smallStarts = lists.count == 1 ? lists[0].smallStarts : .behindWholeWords
        self.hasOrdinals = lists.contains { !$0.beforeOrdinal.isEmpty }
        func endings(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }
        self.cutEndings = lists.count == 1 ? endings(lists[0].cutEndings) : []
        self.wholeEndings = lists.count == 1 ? endings(lists[0].wholeEndings) : []
    }

    /// The traits of the word at `range`; none when no list has it.
    func traits(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> WordTraits {
        if let entry = entry(of: range, in: text) { return entry.traits }
        return isCutShort(range, in: text) ? .leading : []
    }

    /// The lists that have the word at `range` among their function words, one bit each.
    func languages(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        entry(of: range, in: text)?.languages ?? 0
    }

    /// Whether the word at `range` has a small first letter and an end of `WordList.cutEndings`.
    private func isCutShort(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !cutEndings.isEmpty, range.count >= 4,
            LetterKind(text.scalar(at: range.lowerBound).value) == .lower
        else { return false }
        return cutEndings.contains { text[range].suffix($0.count).elementsEqual($0) }
    }

    /// Whether the word at `range` has an end of `WordList.wholeEndings`.
    func isWhole(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        range.count >= 4 && wholeEndings.contains { text[range].suffix($0.count).elementsEqual($0) }
    }

    private func entry(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Entry? {
        guard !range.isEmpty, range.count <= WordTable.maximumLength else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordTable.maximumLength * 2) {
            folded in
            let count = WordTable.fold(range, in: text, into: folded)
            return entry(of: UnsafeBufferPointer(rebasing: folded[..<count]))
        }
    }

    private func entry(of word: UnsafeBufferPointer<UInt8>) -> Entry? {
        var slot = WordTable.hash(word) & mask
        while entries[slot].count > 0 {
            let entry = entries[slot]
            if Int(entry.count) == word.count, matches(entry, word) { return entry }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func matches(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(entry.start)
        for offset in 0..<word.count where letters[start + offset] != word[offset] { return false }
        return true
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
        var value: UInt32 = 2_166_136_261
        for byte in bytes { value = (value ^ UInt32(byte)) &* 16_777_619 }
        return Int(value ^ (value >> 15))
    }

    /// Writes the lower-case form of `range`; returns its length in bytes.
    private static func fold(
        _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>,
        into folded: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            if byte >= 0xC3, byte <= 0xD5, index + 1 < range.upperBound {
                let value = lowercase(UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F))
                folded[count] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
                folded[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
                count += 2
                index += 2
            } else {
                folded[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                count += 1
                index += 1
            }
        }
        return count
    }

    /// Simple lower case of the two-byte letters that the lists hold: Latin, Greek, Cyrillic, Armenian.
    private static func lowercase(_ value: UInt32) -> UInt32 {
        switch value {
        case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: value + 0x20
        case 0x400...0x40F: value + 0x50
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x218...0x21B, 0x460...0x481, 0x48A...0x4BF,
            0x4D0...0x52F:
            value | 1
        case 0x139...0x148, 0x179...0x17E: value + (value & 1)
        case 0x531...0x556: value + 0x30
        case 0x386: 0x3AC
        case 0x388...0x38A: value + 0x25
        default: value
        }
    }
}
