/// What the regular expressions of pre-tokenisers take a scalar for; each scalar has one kind.
enum ScalarKind {
    /// Controls, format characters, unassigned scalars.
    static let other: UInt8 = 0
    /// `\p{Lu}` and `\p{Lt}`.
    static let upper: UInt8 = 1
    static let lower: UInt8 = 2
    /// `\p{Lm}` and `\p{Lo}`.
    static let caseless: UInt8 = 3
    static let mark: UInt8 = 4
    static let number: UInt8 = 5
    /// U+0020 alone.
    static let space: UInt8 = 6
    /// `\r` and `\n`.
    static let newline: UInt8 = 7
    /// What else `\s` matches.
    static let white: UInt8 = 8
    static let punctuation: UInt8 = 9
    static let symbol: UInt8 = 10
}

/// A set of scalar kinds: `\p{L}`, `[^\s\p{L}\p{N}]` and their like.
///
/// The sets are computed, not stored: they become constants in the scanners' loops.
struct KindSet: Sendable {
    private let bits: UInt16

    private init(_ bits: UInt16) { self.bits = bits }

    static var letters: KindSet {
        KindSet(
            1 << UInt16(ScalarKind.upper) | 1 << UInt16(ScalarKind.lower) | 1 << UInt16(ScalarKind.caseless))
    }
    static var marks: KindSet { KindSet(1 << UInt16(ScalarKind.mark)) }
    static var numbers: KindSet { KindSet(1 << UInt16(ScalarKind.number)) }
    static var spaces: KindSet {
        KindSet(
            1 << UInt16(ScalarKind.space) | 1 << UInt16(ScalarKind.newline) | 1 << UInt16(ScalarKind.white))
    }
    static var newlines: KindSet { KindSet(1 << UInt16(ScalarKind.newline)) }
    static var signs: KindSet {
        KindSet(1 << UInt16(ScalarKind.punctuation) | 1 << UInt16(ScalarKind.symbol))
    }
    /// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
    static var wordHead: KindSet {
        KindSet(
            1 << UInt16(ScalarKind.upper) | 1 << UInt16(ScalarKind.caseless) | 1 << UInt16(ScalarKind.mark))
    }
    /// `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
    static var wordTail: KindSet {
        KindSet(
            1 << UInt16(ScalarKind.lower) | 1 << UInt16(ScalarKind.caseless) | 1 << UInt16(ScalarKind.mark))
    }

    /// `[^…]`
    var inverted: KindSet { KindSet(~bits) }

    func union(_ other: KindSet) -> KindSet { KindSet(bits | other.bits) }

    @inline(__always)
    func has(_ kind: UInt8) -> Bool { bits >> UInt16(kind) & 1 != 0 }
}

/// The kind of every scalar in a table of two levels: 256 scalars share a page, equal pages are kept once.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class ScalarKinds: @unchecked Sendable {
    static let shared = ScalarKinds()

    /// Where the page of `scalar >> 8` starts in `kinds`.
    let pages: UnsafeMutablePointer<Int32>
    /// The page of U+0000 comes first, so ASCII needs no look-up of its page.
    let kinds: UnsafeMutablePointer<UInt8>
    private static let pageCount = 0x1100

    private init() {
        var flat = [UInt8](repeating: ScalarKind.other, count: 0x110000)
        for (table, kind) in Self.tables {
            UnicodeRuns(table).forEachRun { run in for scalar in run { flat[scalar] = kind } }
        }
        flat[0x20] = ScalarKind.space
        flat[0x0A] = ScalarKind.newline
        flat[0x0D] = ScalarKind.newline
        pages = .allocate(capacity: Self.pageCount)
        var distinct: [ArraySlice<UInt8>: Int] = [:]
        var compact: [UInt8] = []
        for page in 0..<Self.pageCount {
            let content = flat[page << 8..<(page + 1) << 8]
            let place = distinct[content] ?? compact.count
            if place == compact.count {
                distinct[content] = place
                compact += content
            }
            pages[page] = Int32(place)
        }
        kinds = .allocate(capacity: compact.count)
        kinds.initialize(from: compact, count: compact.count)
    }

    private static let tables: [(StaticString, UInt8)] = [
        (PatternTables.upper, ScalarKind.upper), (PatternTables.lower, ScalarKind.lower),
        (PatternTables.caseless, ScalarKind.caseless), (PatternTables.mark, ScalarKind.mark),
        (PatternTables.number, ScalarKind.number), (PatternTables.white, ScalarKind.white),
        (PatternTables.punctuation, ScalarKind.punctuation), (PatternTables.symbol, ScalarKind.symbol),
    ]

    func kind(of scalar: UInt32) -> UInt8 {
        kinds[Int(pages[Int(scalar >> 8)]) + Int(scalar & 0xFF)]
    }
}
