package import Containment
import Glibc

/// What runs of words say for or against something, as a recipe of `training/screening` has learnt it.
///
/// Of two n-gram models the table has the difference of their logarithms, and where a run is absent that of their
/// back-off weights and the shorter run; so it gives exactly the ratio of the models. Of a linear model it has the
/// weights of all runs, which are added.
///
/// The file: `WNGRAM1\n`; the longest run, whether runs are added, slots (`UInt32`); the step of a value, the least that
/// a word can say, the part of the word that says most by itself, slope and offset of the probability (`Float`); then
/// slots of 32 bits with 64 more behind them: 16 bits of the run's hash, 8 of its value, 8 of its back-off weight.
package struct NGramTable: Sendable {
    private let longest: Int
    private let adds: Bool
    private let capacity: Int
    private let step: Float
    private let floor: Float
    private let single: Float
    private let slope: Float
    private let offset: Float
    private let slots: [UInt32]

    private static let magic = Array("WNGRAM1\n".utf8)
    private static let headBytes = 8 + 8 * 4
    private static let ceiling: Float = 4
    /// Words in a row that are judged together.
    private static let window = 24
    /// More words of a text are read in parts.
    private static let mostBytes = 8 << 20

    /// Reads the table at `path`.
    ///
    /// - Throws: `ScreeningError`.
    package init(path: String) throws(ScreeningError) {
        try self.init(try Self.bytes(of: path), path: path)
    }

    package init(_ bytes: [UInt8], path: String) throws(ScreeningError) {
        guard bytes.count > Self.headBytes, bytes.starts(with: Self.magic) else {
            throw .malformed(path, reason: "it does not begin as a table of runs of words")
        }
        func word(_ place: Int) -> UInt32 {
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 8 + 4 * place, as: UInt32.self) }
        }
        func number(_ place: Int) -> Float { Float(bitPattern: word(place)) }
        longest = Int(word(0))
        adds = word(1) == 1
        capacity = Int(word(2))
        (step, floor, single, slope, offset) = (number(3), number(4), number(5), number(6), number(7))
        guard (1...3).contains(longest), [step, floor, single, slope, offset].allSatisfy(\.isFinite) else {
            throw .malformed(path, reason: "its numbers are impossible")
        }
        guard capacity > 0, bytes.count == Self.headBytes + 4 * (capacity + 64) else {
            throw .malformed(
                path, reason: "\(bytes.count) bytes are too few or too many for \(capacity) slots")
        }
        slots = bytes.withUnsafeBytes { raw in
            (0..<raw.count / 4 - Self.headBytes / 4).map {
                raw.loadUnaligned(fromByteOffset: Self.headBytes + 4 * $0, as: UInt32.self)
            }
        }
        guard slots.last == 0 else { throw .malformed(path, reason: "its last slot is taken") }
    }

    /// The probability for the stretch of `words` that speaks for it most, 0...1; 0 without words.
    package func probability(of words: ContentWords) -> Double {
        guard words.count > 0 else { return 0 }
        return 1 / (1 + Double(Glibc.exp(-Double(slope * evidence(of: words) + offset))))
    }

    /// Whether the word itself has a value.
    func knows(_ hash: UInt32) -> Bool {
        withUnsafePointer(to: hash) { entry(UnsafeBufferPointer(start: $0, count: 1), 0...0) != nil }
    }

    /// What all words say after the words before them.
    func sumOfDeltas(_ hashes: [UInt32]) -> Float {
        hashes.withUnsafeBufferPointer { hashes in hashes.indices.reduce(0) { $0 + delta(hashes, at: $1).0 } }
    }

    private func evidence(of words: ContentWords) -> Float {
        let hashes = words.hashes
        let width = min(Self.window, hashes.count)
        var deltas = [Float](repeating: 0, count: hashes.count)
        var (sum, most, greatest): (Float, Float, Float) = (0, -.infinity, 0)
        hashes.withUnsafeBufferPointer { hashes in
            for place in hashes.indices {
                let (delta, alone) = self.delta(hashes, at: place)
                deltas[place] = delta
                greatest = max(greatest, alone)
                sum += delta
                if place >= width { sum -= deltas[place - width] }
                if place >= width - 1 { most = max(most, sum) }
            }
        }
        guard single > 0 else { return most }
        return most / Float(width + 4) + single * greatest
    }

    /// What the word at `place` says after the words before it, and what it says by itself.
    @inline(__always)
    private func delta(_ hashes: UnsafeBufferPointer<UInt32>, at place: Int) -> (Float, alone: Float) {
        let alone = entry(hashes, place...place).map { value(of: $0) } ?? 0
        guard !adds else {
            var sum = alone
            for length in 2...3 where length <= longest && length <= place + 1 {
                if let found = entry(hashes, place - length + 1...place) { sum += value(of: found) }
            }
            return (sum, alone)
        }
        // Runs of two: the longest of a ratio.
        guard longest > 1 else { return (limited(alone), limited(alone)) }
        if let found = entry(hashes, place - 1...place) { return (limited(value(of: found)), limited(alone)) }
        let backoff = entry(hashes, place - 1...place - 1).map { weight(of: $0) } ?? 0
        return (limited(backoff + alone), limited(alone))
    }

    private func limited(_ value: Float) -> Float { max(floor, min(Self.ceiling, value)) }
    private func value(of slot: UInt32) -> Float { Float(Int8(truncatingIfNeeded: slot >> 8)) * step }
    private func weight(of slot: UInt32) -> Float { Float(Int8(truncatingIfNeeded: slot)) * step }

    /// The slot of the run in `range`; before the text stands the mark of its start. Nil when it is absent.
    @inline(__always)
    private func entry(_ hashes: UnsafeBufferPointer<UInt32>, _ range: ClosedRange<Int>) -> UInt32? {
        var key = UInt64(range.count)
        for place in range {
            let hash = place < 0 ? Self.start : hashes[place]
            key = (key ^ UInt64(hash)) &* 0xD6E8_FEB8_6659_FD93
            key ^= key >> 32
        }
        let tag = max(1, UInt32(truncatingIfNeeded: key) & 0xFFFF)
        return slots.withUnsafeBufferPointer { slots in
            var place = Int(((key >> 32) &* UInt64(capacity)) >> 32)
            while slots[place] != 0 {
                if slots[place] >> 16 == tag { return slots[place] }
                place += 1
            }
            return nil
        }
    }

    /// The hash of the sign that stands before a text in training.
    private static let start: UInt32 = {
        let sum = (0xCBF2_9CE4_8422_2325 ^ UInt64(2)) &* 0x100_0000_01B3
        return UInt32(truncatingIfNeeded: ((sum ^ (sum >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }()

    static func bytes(of path: String) throws(ScreeningError) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            throw .missing(path, reason: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: mostBytes) { memory, count in
            count = fread(memory.baseAddress, 1, mostBytes, file)
        }
        guard bytes.count < mostBytes else { throw .malformed(path, reason: "it is larger than 8 MiB") }
        return bytes
    }
}
