import Containment

/// What a text looks like, in numbers of about 0 to 1, each with a name: the rules of C4 (Raffel et al., 2020), Gopher
/// (Rae et al., 2021), FineWeb (Penedo et al., 2024) and ChineseWebText (Chen et al., 2023) as measures, not as limits.
///
/// `training/screening/features.py` computes the same; `QualityTests` compare both.
struct QualityFeatures: Sendable {
    static let names = [
        "words", "wordLength", "digits", "capitals", "functionWords", "differentWords", "symbols",
        "sentenceEnds", "commas", "linesThatEnd", "wordsInShortLines", "wordsPerLine", "bullets",
        "repeatedLines", "repeatedRuns", "separators", "endsBeforeCapital", "caseless", "pageWords", "order",
    ]

    /// What they are in a paragraph of an encyclopaedia, about.
    static let ofProse: [Float] = [
        0.5, 0.5, 0.03, 0.15, 0.4, 0.65, 0.001, 0.5, 0.55, 1, 0, 1, 0, 0, 0, 0.02, 0.97, 0, 0, 0.7,
    ]

    let values: [Float]

    /// - Parameters:
    ///   - words: those of `text`.
    ///   - order: how much the order of the words speaks for a text that somebody wrote, per word.
    init(_ text: UnsafeBufferPointer<UInt8>, _ words: ContentWords, order: Float) {
        let count = Float(max(1, words.count))
        let bytes = ByteCounts(text)
        let lines = LineCounts(text, words)
        let traits = TraitCounts(words)
        values = [
            min(Float(words.count), 256) / 256, min(20, Float(words.letterBytes) / count) / 10,
            Float(traits.digits) / count, Float(traits.capitals) / count,
            Float(traits.functionWords) / count, words.differentShare,
            Float(bytes.symbols) / Float(max(1, text.count)), min(2, Float(bytes.ends) * 10 / count),
            min(2, Float(bytes.commas) * 10 / count), lines.share(lines.ending),
            Float(lines.wordsInShort) / count, min(50, lines.mean(of: words.count)) / 50,
            lines.share(lines.bullets), lines.share(lines.repeated), words.repeatedShare,
            min(2, Float(bytes.separators) * 10 / count),
            bytes.ends == 0 ? 0 : Float(bytes.endsBeforeCapital) / Float(bytes.ends),
            Float(traits.caseless) / count, min(2, Float(traits.pageWords) * 10 / count), order,
        ]
    }
}

extension ContentWords {
    fileprivate var letterBytes: Int {
        var sum = 0
        for place in 0..<count { sum += Int(ends[place] - starts[place]) }
        return sum
    }

    /// Different words among the first 256.
    fileprivate var differentShare: Float {
        let first = hashes.prefix(256).sorted()
        guard !first.isEmpty else { return 0 }
        var different = 1
        for place in 1..<max(1, first.count) where first[place] != first[place - 1] { different += 1 }
        return Float(different) / Float(first.count)
    }

    /// Of the runs of five words, how many stood before.
    fileprivate var repeatedShare: Float {
        let runs = Shingles(self).hashes.prefix(4_096).sorted()
        guard runs.count > 1 else { return 0 }
        var repeated = 0
        for place in 1..<runs.count where runs[place] == runs[place - 1] { repeated += 1 }
        return Float(repeated) / Float(runs.count)
    }
}

/// Counts of words by what they are.
private struct TraitCounts {
    var (digits, capitals, caseless, functionWords, pageWords) = (0, 0, 0, 0, 0)

    init(_ words: ContentWords) {
        for place in 0..<words.count {
            let traits = words.traits[place]
            if traits.contains(.digit) { digits += 1 }
            if traits.contains(.capital) { capitals += 1 }
            if traits.contains(.caseless) { caseless += 1 }
            guard words.ends[place] - words.starts[place] <= 12 else { continue }
            switch KnownWords.kind(of: words.hashes[place]) {
            case .function: functionWords += 1
            case .page: pageWords += 1
            case nil: break
            }
        }
    }
}

/// Counts of signs.
private struct ByteCounts {
    var (symbols, ends, commas, separators, endsBeforeCapital) = (0, 0, 0, 0, 0)

    init(_ text: UnsafeBufferPointer<UInt8>) {
        for (place, byte) in text.enumerated() {
            switch SignClass.table[Int(byte)] {
            case SignClass.symbol: symbols += 1
            case SignClass.separator:
                symbols += 1
                separators += 1
            case SignClass.comma: commas += 1
            case SignClass.end: addEnd(text, at: place)
            case SignClass.wide: addWide(text, at: place)
            default: break
            }
        }
    }

    /// A mark inside a number or an address ends nothing.
    private mutating func addEnd(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
        guard place + 1 < text.count else {
            ends += 1
            endsBeforeCapital += 1
            return
        }
        let next = text[place + 1]
        guard next <= 0x20 || next == UInt8(ascii: "\"") || next == UInt8(ascii: ")") else { return }
        ends += 1
        guard place + 2 < text.count else {
            endsBeforeCapital += 1
            return
        }
        let after = text[place + 2]
        if next == 0x0A || !(0x61...0x7A).contains(after) { endsBeforeCapital += 1 }
    }

    /// 。！？ and ，、, by their bytes.
    private mutating func addWide(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
        guard place + 2 < text.count else { return }
        switch (text[place], text[place + 1], text[place + 2]) {
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F):
            ends += 1
            endsBeforeCapital += 1
        case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): commas += 1
        default: break
        }
    }
}

private enum SignClass {
    static let symbol: UInt8 = 1
    static let separator: UInt8 = 2
    static let comma: UInt8 = 3
    static let end: UInt8 = 4
    static let wide: UInt8 = 5

    static let table: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): end
        case UInt8(ascii: ","), UInt8(ascii: ";"): comma
        case UInt8(ascii: "|"), UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<"): separator
        case UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "*"),
            UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "\\"),
            UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "~"):
            symbol
        case 0xE3, 0xEF: wide
        default: 0
        }
    }
}
