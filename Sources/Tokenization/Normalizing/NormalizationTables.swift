/// Decompositions, combining classes and compositions, from the tables of the package `tokenizers`.
final class NormalizationTables: Sendable {
    static let shared = NormalizationTables()

    private let canonical: [UInt32: [UInt32]]
    private let compatible: [UInt32: [UInt32]]
    private let classes: [UInt32: UInt8]
    private let compositions: [UInt64: UInt32]

    private init() {
        var canonical: [UInt32: [UInt32]] = [:]
        UnicodeRuns(UnicodeTables.decompositions).forEachMapping { canonical[UInt32($0)] = $1 }
        var compatible: [UInt32: [UInt32]] = [:]
        UnicodeRuns(PatternTables.compatibility).forEachMapping { compatible[UInt32($0)] = $1 }
        var classes: [UInt32: UInt8] = [:]
        UnicodeRuns(UnicodeTables.combiningClasses).forEachKeyedRun { value, run in
            for scalar in run { classes[UInt32(scalar)] = UInt8(value) }
        }
        self.canonical = canonical
        self.compatible = compatible
        self.classes = classes
        compositions = Self.compositions(of: canonical)
    }

    /// Every pair that composes: a full decomposition ends with the second of the pair, the rest of it is what the
    /// first decomposes to.
    private static func compositions(of canonical: [UInt32: [UInt32]]) -> [UInt64: UInt32] {
        let excluded = ScalarSet(PatternTables.notComposed)
        var composedFrom: [[UInt32]: UInt32] = [:]
        for (scalar, parts) in canonical where !excluded.contains(scalar) { composedFrom[parts] = scalar }
        var pairs: [UInt64: UInt32] = [:]
        for (parts, scalar) in composedFrom {
            guard parts.count > 1, let last = parts.last else { continue }
            let rest = Array(parts.dropLast())
            guard let first = rest.count == 1 ? rest[0] : composedFrom[rest] else { continue }
            pairs[key(first, last)] = scalar
        }
        return pairs
    }

    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
        UInt64(first) << 32 | UInt64(second)
    }

    func combiningClass(of scalar: UInt32) -> UInt8 { classes[scalar] ?? 0 }

    func forEachPart(of scalar: UInt32, isCompatible: Bool, _ body: (UInt32) -> Void) {
        if Hangul.syllables.contains(scalar) { return Hangul.forEachPart(of: scalar, body) }
        if isCompatible, let parts = compatible[scalar] { return parts.forEach(body) }
        guard let parts = canonical[scalar] else { return body(scalar) }
        parts.forEach(body)
    }

    /// The scalars that `form` may change or move.
    func forEachChanging(under form: UnicodeForm, _ body: (UInt32) -> Void) {
        classes.keys.forEach(body)
        if form.isCompatible { compatible.keys.forEach(body) }
        guard form.composes else {
            canonical.keys.forEach(body)
            return Hangul.syllables.forEach(body)
        }
        for (pair, _) in compositions { body(UInt32(truncatingIfNeeded: pair)) }
        Hangul.followers.forEach(body)
        let excluded = ScalarSet(PatternTables.notComposed)
        for scalar in canonical.keys where excluded.contains(scalar) { body(scalar) }
    }

    func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if second < 0x300 { return nil }
        return Hangul.composed(first, second) ?? compositions[Self.key(first, second)]
    }
}

/// Syllables and their letters, by arithmetic (The Unicode Standard, section 3.12).
private enum Hangul {
    static let syllables: Range<UInt32> = 0xAC00..<0xAC00 + 11172

    /// Vowels and final consonants, which join what stands before them.
    static let followers: Range<UInt32> = 0x1161..<0x11C3

    static func forEachPart(of syllable: UInt32, _ body: (UInt32) -> Void) {
        let index = syllable - syllables.lowerBound
        body(0x1100 + index / 588)
        body(0x1161 + index % 588 / 28)
        if index % 28 > 0 { body(0x11A7 + index % 28) }
    }

    static func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
            return syllables.lowerBound + (first - 0x1100) * 588 + (second - 0x1161) * 28
        }
        if syllables.contains(first), (first - syllables.lowerBound) % 28 == 0,
            (0x11A8..<0x11C3).contains(second)
        {
            return first + second - 0x11A7
        }
        return nil
    }
}

/// The scalars that a normalisation form leaves alone wherever they stand, as one bit each.
///
/// Starters without a decomposition, and, for forms that compose, without a part in a composition that could change
/// them. A text of nothing else is in that form already.
final class InertScalars: Sendable {
    private let bits: [UInt64]

    static func of(_ form: UnicodeForm) -> InertScalars {
        switch form {
        case .nfc: nfc
        case .nfd: nfd
        case .nfkc: nfkc
        case .nfkd: nfkd
        }
    }

    private static let nfc = InertScalars(.nfc)
    private static let nfd = InertScalars(.nfd)
    private static let nfkc = InertScalars(.nfkc)
    private static let nfkd = InertScalars(.nfkd)

    private init(_ form: UnicodeForm) {
        var bits = [UInt64](repeating: .max, count: 0x110000 / 64)
        NormalizationTables.shared.forEachChanging(under: form) { scalar in
            bits[Int(scalar >> 6)] &= ~(1 << UInt64(scalar & 63))
        }
        self.bits = bits
    }

    func coverAll(of text: TextView) -> Bool {
        let pattern = PatternText(text.bytes, end: text.count)
        return bits.withUnsafeBufferPointer { bits in
            var position = 0
            while position < text.count {
                let (scalar, next) = pattern.value(at: position)
                // A broken byte is read as U+FFFD and has to become one.
                if scalar == 0xFFFD, next == position + 1 { return false }
                guard bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1 else { return false }
                position = next
            }
            return true
        }
    }
}
