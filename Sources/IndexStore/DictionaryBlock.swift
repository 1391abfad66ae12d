import Postings

/// What the dictionary knows of one term in one segment.
struct TermEntry: Sendable, Equatable {
    var df: Int
    var isWindowed: Bool
    var exceptions: Int
    /// Bytes of its postings.
    var count: Int
    /// The greatest impact, and the 10th, 100th and 1,000th greatest (0 where there are fewer).
    var maximum: UInt8
    var kth: (UInt8, UInt8, UInt8)
    /// Low half of the checksum of its postings.
    var checksum: UInt32
    /// Row in `postings`, counted from the segment's first, and the place in it.
    var row: Int
    var offset: Int

    static func == (left: TermEntry, right: TermEntry) -> Bool {
        left.df == right.df && left.row == right.row && left.offset == right.offset
            && left.count == right.count && left.checksum == right.checksum
    }
}

/// A stretch of about 4 KB of the sorted terms of a segment.
///
/// Row and offset where its first term's postings may start; then for each term: bytes shared with the term before,
/// bytes that follow, those bytes, df << 1 | windowed, greatest impact, as many of the three k-th impacts as df
/// allows, exceptions, bytes of the postings (windowed only: those of a list follow from df), rows gone on since the term
/// before (0: right behind it), checksum (4 bytes).
struct DictionaryBlock {
    static let targetBytes = 4_000
    static let longestTerm = 255

    struct Encoder {
        private var encoder = ByteEncoder()
        private var last: [UInt8] = []
        private var row: Int
        private(set) var first: [UInt8]?

        init(row: Int, offset: Int) {
            self.row = row
            encoder.append(row)
            encoder.append(offset)
        }

        var bytes: [UInt8] { encoder.bytes }

        mutating func append(_ term: UnsafeBufferPointer<UInt8>, _ entry: TermEntry) {
            if first == nil { first = Array(term) }
            var shared = 0
            while shared < min(last.count, term.count), last[shared] == term[shared] { shared += 1 }
            encoder.append(shared)
            encoder.append(term.count - shared)
            encoder.append(raw: term[shared...])
            encoder.append(entry.df << 1 | (entry.isWindowed ? 1 : 0))
            encoder.append(byte: entry.maximum)
            if entry.df >= 10 { encoder.append(byte: entry.kth.0) }
            if entry.df >= 100 { encoder.append(byte: entry.kth.1) }
            if entry.df >= 1000 { encoder.append(byte: entry.kth.2) }
            encoder.append(entry.exceptions)
            if entry.isWindowed { encoder.append(entry.count) }
            encoder.append(entry.row - row)
            for shift in [0, 8, 16, 24] as [UInt32] {
                encoder.append(byte: UInt8(truncatingIfNeeded: entry.checksum >> shift))
            }
            row = entry.row
            last = Array(term)
        }
    }

    /// Reads a block term by term.
    struct Iterator {
        private var decoder: ByteDecoder
        private let passages: Int
        private var row: Int
        private var offset: Int
        /// The term read last.
        private(set) var term: [UInt8] = []

        init(_ bytes: UnsafeRawBufferPointer, passages: Int) throws(ByteDecoder.Malformed) {
            decoder = ByteDecoder(bytes)
            self.passages = passages
            row = try decoder.integer(upTo: 1 << 40)
            offset = try decoder.integer(upTo: 1 << 40)
            term.reserveCapacity(longestTerm)
        }

        /// The next term's entry, its bytes then in `term`; nil at the end.
        mutating func next() throws(ByteDecoder.Malformed) -> TermEntry? {
            guard !decoder.isAtEnd else { return nil }
            let shared = try decoder.integer(upTo: term.count)
            let more = try decoder.raw(try decoder.integer(upTo: longestTerm - shared))
            let isRising = shared == term.count ? !more.isEmpty : (more.first ?? 0) > term[shared]
            guard isRising else { throw .init(reason: "its terms do not rise") }
            term.removeSubrange(shared...)
            term.append(contentsOf: more)
            let number = try decoder.integer(upTo: 1 << 22)
            let df = number >> 1
            let maximum = try decoder.byte()
            let kth = (
                df >= 10 ? try decoder.byte() : 0, df >= 100 ? try decoder.byte() : 0,
                df >= 1000 ? try decoder.byte() : 0
            )
            let exceptions = try decoder.integer(upTo: df)
            let isWindowed = number & 1 == 1
            let count =
                isWindowed
                ? try decoder.integer(upTo: 1 << 26)
                : PostingsEncoding.listSize(df: df, passages: passages, exceptions: exceptions)
            let step = try decoder.integer(upTo: 1 << 30)
            var checksum: UInt32 = 0
            for shift in [0, 8, 16, 24] as [UInt32] { checksum |= UInt32(try decoder.byte()) << shift }
            if step > 0 {
                row += step
                offset = 0
            }
            defer { offset += count }
            return TermEntry(
                df: df, isWindowed: isWindowed, exceptions: exceptions, count: count, maximum: maximum,
                kth: kth,
                checksum: checksum, row: row, offset: offset)
        }
    }
}

/// Where each block of a segment's dictionary lies, by its first term; kept in memory while the segment is open.
struct DictionaryIndex: Sendable {
    struct Place: Sendable {
        /// Row in `dictionary`, counted from the segment's first, and the bytes in it.
        var row: Int
        var offset: Int
        var count: Int
    }

    private(set) var places: [Place] = []
    private var firstTerms: [[UInt8]] = []

    init() {}

    mutating func append(_ first: [UInt8], _ place: Place) {
        firstTerms.append(first)
        places.append(place)
    }

    /// The block that `term` would be in; nil when it sorts before all terms.
    func place(of term: [UInt8]) -> Place? {
        var low = 0
        var high = firstTerms.count
        while low < high {
            let middle = (low + high) / 2
            if term.lexicographicallyPrecedes(firstTerms[middle]) { high = middle } else { low = middle + 1 }
        }
        return low > 0 ? places[low - 1] : nil
    }

    func encoded() -> [UInt8] {
        var encoder = ByteEncoder()
        encoder.append(places.count)
        for (term, place) in zip(firstTerms, places) {
            encoder.append(term.count)
            encoder.append(raw: term)
            encoder.append(place.row)
            encoder.append(place.offset)
            encoder.append(place.count)
        }
        return encoder.bytes
    }

    init(_ bytes: UnsafeRawBufferPointer) throws(ByteDecoder.Malformed) {
        var decoder = ByteDecoder(bytes)
        for _ in 0..<(try decoder.count()) {
            let term = Array(try decoder.raw(try decoder.integer(upTo: DictionaryBlock.longestTerm)))
            if let last = firstTerms.last, !last.lexicographicallyPrecedes(term) {
                throw .init(reason: "its blocks do not rise")
            }
            append(
                term,
                Place(
                    row: try decoder.integer(upTo: 1 << 40), offset: try decoder.integer(upTo: 1 << 31),
                    count: try decoder.integer(upTo: 1 << 20)))
        }
        guard decoder.isAtEnd else { throw .init(reason: "bytes follow its end") }
    }
}
