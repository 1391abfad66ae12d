/// The words of a text for comparing it with other texts: a hash, the place and a few traits of each.
///
/// ASCII letters are folded to lower case. An ideograph, a kana or a Thai letter is a word of its own, since no space
/// tells words apart there. Reused from text to text, so that nothing is allocated for each.
///
/// ```swift
/// var words = ContentWords()
/// words.read("The mill grinds 12 sacks.")
/// words.count  // 5
/// ```
package struct ContentWords: Sendable {
    /// What decides whether a word may be missing from the text that holds a near copy.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let digit = Traits(rawValue: 1)
        /// It begins with a capital.
        package static let capital = Traits(rawValue: 2)
        /// Of a script without capitals, where names look like other words.
        package static let caseless = Traits(rawValue: 4)
        /// It turns what is said into its opposite.
        package static let negation = Traits(rawValue: 8)
    }

    package private(set) var hashes: [UInt32] = []
    /// Offsets of the words' first bytes.
    package private(set) var starts: [UInt32] = []
    /// Offsets behind the words' last bytes.
    package private(set) var ends: [UInt32] = []
    package private(set) var traits: [Traits] = []

    package init() {}

    package var count: Int { hashes.count }

    package mutating func read(_ text: String) {
        var text = text
        text.withUTF8 { read($0) }
    }

    /// Takes the words of `text`, which is UTF-8, in the place of those that were here.
    package mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        hashes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        traits.removeAll(keepingCapacity: true)
        var word = OpenWord()
        var index = 0
        ByteClass.table.withUnsafeBufferPointer { classes in
            while index < text.count {
                let byte = text[index]
                switch classes[Int(byte)] {
                case ByteClass.letter: word.add(byte | 0x20, at: index, [])
                case ByteClass.capital: word.add(byte | 0x20, at: index, word.isOpen ? [] : .capital)
                case ByteClass.digit: word.add(byte, at: index, .digit)
                case ByteClass.separator: close(&word, at: index)
                default:
                    index += readScalar(text, at: index, &word)
                    continue
                }
                index += 1
            }
        }
        close(&word, at: text.count)
    }

    /// Reads a scalar beyond ASCII. Returns how many bytes it has.
    private mutating func readScalar(
        _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ word: inout OpenWord
    ) -> Int {
        let first = text[index]
        let length = min(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, text.count - index)
        let kind = ScalarKind(text, at: index)
        guard kind != .separator else {
            close(&word, at: index)
            return length
        }
        if kind == .standalone { close(&word, at: index) }
        let traits: Traits =
            switch kind {
            case .standalone, .caseless: .caseless
            case .capital: word.isOpen ? [] : .capital
            default: []
            }
        for offset in 0..<length { word.add(text[index + offset], at: index, traits) }
        if kind == .standalone { close(&word, at: index + length) }
        return length
    }

    @inline(__always)
    private mutating func close(_ word: inout OpenWord, at end: Int) {
        guard word.isOpen else { return }
        let hash = word.hash
        var found = word.traits
        if end - word.start <= Negations.longest, Negations.hashes.contains(hash) { found.insert(.negation) }
        hashes.append(hash)
        starts.append(UInt32(truncatingIfNeeded: word.start))
        ends.append(UInt32(truncatingIfNeeded: end))
        traits.append(found)
        word = OpenWord()
    }
}

/// The word that is being read.
struct OpenWord {
    private(set) var start = -1
    private var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var traits: ContentWords.Traits = []

    var isOpen: Bool { start >= 0 }

    /// FNV-1a, its bits mixed, in 32 of them.
    var hash: UInt32 {
        let mixed = (sum ^ (sum >> 32)) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }

    @inline(__always)
    mutating func add(_ byte: UInt8, at index: Int, _ more: ContentWords.Traits) {
        if start < 0 { start = index }
        sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
        traits.formUnion(more)
    }
}

/// Words that turn a sentence into its opposite, in the languages of the stop words.
private enum Negations {
    static let longest = 8
    static let hashes: Set<UInt32> = Set(
        [
            "not", "no", "never", "without", "nor", "none", "cannot", "nicht", "kein", "keine", "nie", "ohne",
            "pas", "jamais", "sans", "non", "ne", "sin", "nunca", "ni", "mai", "senza", "não", "sem", "niet",
            "geen", "не", "нет", "без", "nie", "inte", "ikke", "ei",
        ].map { WordHash.of($0) })
}

private enum ByteClass {
    static let separator: UInt8 = 0
    static let letter: UInt8 = 1
    static let capital: UInt8 = 2
    static let digit: UInt8 = 3
    static let wide: UInt8 = 4

    static let table: [UInt8] = (0..<256).map { byte in
        switch byte {
        case 0x30...0x39: digit
        case 0x41...0x5A: capital
        case 0x61...0x7A: letter
        case 0x80...: wide
        default: separator
        }
    }
}
