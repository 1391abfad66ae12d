/// What the normaliser makes of every Unicode scalar under given settings, in one flat table.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class ScalarTable: @unchecked Sendable {
    /// What happens to a scalar, in the low three bits of its entry; the other bits number its `Mapping`.
    enum Kind {
        /// Stays as it is, inside a word.
        static let letter: UInt16 = 0
        static let removed: UInt16 = 1
        /// Ends a word and is no part of any.
        static let space: UInt16 = 2
        /// A word of its own.
        static let punctuation: UInt16 = 3
        /// A word of its own, perhaps after a mapping.
        static let ideograph: UInt16 = 4
        /// Becomes the scalars of its mapping.
        static let mapped: UInt16 = 5
        /// A combining scalar that survives: its combining run must be put into canonical order.
        static let reordered: UInt16 = 6
        /// A Hangul syllable, decomposed by arithmetic.
        static let hangul: UInt16 = 7
    }

    /// One scalar of what a scalar becomes.
    struct Output {
        var scalar: UInt32
        var kind: UInt16
    }

    static let scalarCount = 0x110000
    let entries: UnsafeMutablePointer<UInt16>
    private(set) var mappings: [[Output]] = [[]]
    private(set) var combiningClasses: [UInt32: UInt8] = [:]
    private var decompositions: [UInt32: [UInt32]] = [:]
    private var lowercase: [UInt32: [UInt32]] = [:]
    private var marks: Set<UInt32> = []
    let settings: NormalizerSettings

    init(_ settings: NormalizerSettings) {
        self.settings = settings
        entries = TableMemory.allocate(Self.scalarCount, repeating: Kind.letter)
        fillKinds()
        if settings.lowercases { readLowercase() }
        if settings.stripsAccents { fillDecompositions() }
        fillLowercase()
    }

    deinit { TableMemory.free(entries) }

    private func fill(_ table: StaticString, with kind: UInt16) {
        UnicodeRuns(table).forEachRun { run in
            entries.advanced(by: run.lowerBound).update(repeating: kind, count: run.count)
        }
    }

    private func fillKinds() {
        fill(UnicodeTables.blanks, with: Kind.space)
        fill(UnicodeTables.punctuation, with: Kind.punctuation)
        if settings.cleansText {
            fill(UnicodeTables.removed, with: Kind.removed)
            fill(UnicodeTables.white, with: Kind.space)
        }
        if settings.separatesIdeographs { fill(UnicodeTables.ideographs, with: Kind.ideograph) }
    }

    private func readLowercase() {
        UnicodeRuns(UnicodeTables.lowercase).forEachMapping { lowercase[UInt32($0)] = $1 }
    }

    private func fillDecompositions() {
        UnicodeRuns(UnicodeTables.combiningClasses).forEachKeyedRun { value, run in
            for scalar in run { combiningClasses[UInt32(scalar)] = UInt8(value) }
        }
        for (scalar, _) in combiningClasses { entries[Int(scalar)] = Kind.reordered }
        UnicodeRuns(UnicodeTables.marks).forEachRun { run in
            for scalar in run {
                entries[scalar] = Kind.removed
                marks.insert(UInt32(scalar))
            }
        }
        UnicodeRuns(UnicodeTables.decompositions).forEachMapping { scalar, target in
            decompositions[UInt32(scalar)] = target
            let survivors = target.filter { !marks.contains($0) }
            let isReordered = survivors.contains { combiningClasses[$0] != nil }
            guard entries[scalar] != Kind.space, entries[scalar] != Kind.removed else { return }
            if isReordered {
                entries[scalar] = Kind.reordered
            } else {
                map(scalar, to: survivors)
            }
        }
        for scalar in 0xAC00..<(0xAC00 + 11172) { entries[scalar] = Kind.hangul }
    }

    private func fillLowercase() {
        for (scalar, _) in lowercase where entries[Int(scalar)] == Kind.letter {
            map(Int(scalar), to: [scalar])
        }
    }

    /// Gives `scalar` a mapping to `target`, lowered; an ideograph stays one.
    private func map(_ scalar: Int, to target: [UInt32]) {
        let isIdeograph = entries[scalar] == Kind.ideograph
        entries[scalar] =
            (isIdeograph ? Kind.ideograph : Kind.mapped) | UInt16(mappings.count) << 3
        mappings.append(target.flatMap { outputs(of: $0) })
    }

    /// `scalar`, which is decomposed, as it leaves the normaliser: lowered, each with what it means to words.
    func outputs(of scalar: UInt32) -> [Output] {
        (lowercase[scalar] ?? [scalar]).map { lowered in
            let kind = entries[Int(lowered)] & 7
            return Output(
                scalar: lowered, kind: kind == Kind.punctuation || kind == Kind.space ? kind : Kind.letter)
        }
    }

    /// The canonical decomposition; the scalar itself when it has none.
    func decomposition(of scalar: UInt32) -> [UInt32] {
        if scalar >= 0xAC00, scalar < 0xAC00 + 11172 {
            let index = scalar - 0xAC00
            let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
            return index % 28 == 0 ? Array(parts.prefix(2)) : parts
        }
        return decompositions[scalar] ?? [scalar]
    }

    func combiningClass(of scalar: UInt32) -> UInt8 { combiningClasses[scalar] ?? 0 }
    func isMark(_ scalar: UInt32) -> Bool { marks.contains(scalar) }
    /// True for what cleaning removes before anything is decomposed.
    func isCleaned(_ scalar: UInt32) -> Bool {
        settings.cleansText && entries[Int(scalar)] & 7 == Kind.removed && !marks.contains(scalar)
    }
}
