import TextAnalysis

/// What the bytes of a unit show without any analysis: names, numbers, years, whether it leans on what stands before.
struct SurfaceCues {
    /// Words that open with a capital, but for the first word of the unit.
    private(set) var names = 0
    /// Runs of digits.
    private(set) var numbers = 0
    /// Runs of exactly four digits that could be a year.
    private(set) var years = 0
    private(set) var words = 0
    /// Names and numbers that neither the question nor the title has: what an answer could be.
    private(set) var newNames = 0
    private(set) var newNumbers = 0
    /// Names of months and of days of the week, in full.
    private(set) var dates = 0
    /// Opens with a pronoun, so that its subject stands in an earlier unit.
    private(set) var opensWithPronoun = false

    init() {}

    /// - Parameter known: the words of the question and the title.
    init(_ text: UnsafeBufferPointer<UInt8>, known: Set<UInt64>) {
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, Self.isWord(text[index]) { index += 1 }
            if index > start {
                count(UnsafeBufferPointer(rebasing: text[start..<index]), known)
            } else {
                index += 1
            }
        }
    }

    private mutating func count(_ word: UnsafeBufferPointer<UInt8>, _ known: Set<UInt64>) {
        words += 1
        let first = word[0]
        if words == 1 { opensWithPronoun = Self.pronouns.contains(WordHashes.hash(ofWord: word)) }
        if first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") {
            numbers += 1
            if !known.contains(WordHashes.hash(ofWord: word)) { newNumbers += 1 }
            if word.count == 4, first == UInt8(ascii: "1") || first == UInt8(ascii: "2") { years += 1 }
        } else if words > 1, Self.isCapital(word) {
            names += 1
            let hash = WordHashes.hash(ofWord: word)
            if !known.contains(hash) { newNames += 1 }
            if Self.dateWords.contains(hash) { dates += 1 }
        }
    }

    private static let dateWords = Set(
        WordHashes(
            """
            january february march april may june july august september october november december
            monday tuesday wednesday thursday friday saturday sunday
            januar februar märz mai juni juli oktober dezember
            """
        ).words)

    private static let pronouns = Set(
        WordHashes(
            "he she it they his her its their him them this these that those such er sie es il elle él ella"
        )
        .words)

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Latin A to Z, Greek and Cyrillic capitals; accented Latin capitals (À to Þ).
    private static func isCapital(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = word[0]
        if first >= 0x41, first <= 0x5A { return true }
        guard word.count >= 2 else { return false }
        let second = word[1]
        return (first == 0xC3 && second >= 0x80 && second <= 0x9E)
            || (first == 0xCE && second >= 0x86 && second <= 0xAB)
            || (first == 0xD0 && second >= 0x81 && second <= 0xAF)
    }
}
