import ContextTypes

/// A text at some step of a tokenizer, and where in the source each of its bytes comes from.
struct TextView {
    let bytes: UnsafePointer<UInt8>
    let count: Int
    /// Where the source's scalar of each byte starts and ends; nil when the bytes are those of the source itself.
    private let places: UnsafePointer<SourcePlace>?
    /// Where in the source the first byte stands, when the bytes are those of the source.
    private let origin: Int

    /// A part of the source.
    init(source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        // An empty buffer may have no address; nothing is read through this one.
        bytes = (source.baseAddress ?? UnsafePointer(Self.nothing)) + range.lowerBound
        count = range.count
        places = nil
        origin = range.lowerBound
    }

    init(bytes: UnsafePointer<UInt8>, count: Int, places: UnsafePointer<SourcePlace>?, origin: Int = 0) {
        self.bytes = bytes
        self.count = count
        self.places = places
        self.origin = origin
    }

    /// A part as a text of its own.
    func part(_ range: Range<Int>) -> TextView {
        TextView(
            bytes: bytes + range.lowerBound, count: range.count, places: places.map { $0 + range.lowerBound },
            origin: origin + range.lowerBound)
    }

    /// Stands for the address of an empty text; nothing is read through it.
    nonisolated(unsafe) private static let nothing = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

    /// The source of the scalars that `range` (not empty) has a byte of.
    func span(_ range: Range<Int>) -> SourceSpan {
        if let places {
            return SourceSpan(
                start: Int(places[range.lowerBound].start), end: Int(places[range.upperBound - 1].end))
        }
        var start = range.lowerBound
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = range.upperBound
        while end < count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return SourceSpan(start: origin + start, end: origin + end)
    }

    /// The place of one byte.
    func place(_ index: Int) -> SourcePlace {
        if let places { return places[index] }
        let span = span(index..<(index + 1))
        return SourcePlace(
            start: UInt32(truncatingIfNeeded: span.start), end: UInt32(truncatingIfNeeded: span.end))
    }

    var hasPlaces: Bool { places != nil }
}

/// Where the source's scalar of a byte starts and ends, for texts of up to 4 GiB.
struct SourcePlace: Hashable, Sendable {
    var start: UInt32
    var end: UInt32
}
