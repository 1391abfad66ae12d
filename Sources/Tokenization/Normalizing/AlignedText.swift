/// A text that normalisers have changed, with the place in the source of each of its bytes.
///
/// How places move follows `NormalizedString` of the package `tokenizers`, so that spans of tokens equal its offsets.
struct AlignedText {
    private(set) var bytes: [UInt8]
    /// One for each byte; empty when nobody asks for spans.
    private(set) var places: [SourcePlace]
    let tracksPlaces: Bool

    /// A copy of a part of `text`.
    init(_ text: TextView, _ range: Range<Int>, tracksPlaces: Bool = true) {
        bytes = Array(UnsafeBufferPointer(start: text.bytes + range.lowerBound, count: range.count))
        self.tracksPlaces = tracksPlaces
        places = []
        guard tracksPlaces else { return }
        places.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let place = text.place(index)
            // Without places of its own the text is the source, and the bytes of a scalar share their place.
            repeat {
                places.append(place)
                index += 1
            } while index < range.upperBound && !text.hasPlaces && text.bytes[index] & 0xC0 == 0x80
        }
    }

    /// An empty text to be filled.
    init(tracksPlaces: Bool) {
        bytes = []
        places = []
        self.tracksPlaces = tracksPlaces
    }

    /// True when the first byte comes from the start of the source.
    var startsAtSource: Bool { places.first?.start == 0 }

    func withView<Result>(_ body: (TextView) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            places.withUnsafeBufferPointer { places in
                guard let start = bytes.baseAddress else {
                    return body(TextView(source: UnsafeBufferPointer(start: nil, count: 0), 0..<0))
                }
                return body(TextView(bytes: start, count: bytes.count, places: places.baseAddress))
            }
        }
    }

    /// Puts `prefix` in front; it shares the place of the first scalar.
    mutating func prepend(_ prefix: [UInt8]) {
        guard !bytes.isEmpty else { return }
        if tracksPlaces { places.insert(contentsOf: repeatElement(places[0], count: prefix.count), at: 0) }
        bytes.insert(contentsOf: prefix, at: 0)
    }

    /// Replaces every match; what comes in has the place of the match's last byte.
    mutating func replace(_ matcher: some TextMatcher, with content: [UInt8]) {
        var result = AlignedText(tracksPlaces: tracksPlaces)
        result.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let end = matcher.end(of: position, in: bytes)
            guard let end, end > position else {
                result.copy(from: self, position)
                position += 1
                continue
            }
            result.append(content, at: tracksPlaces ? places[end - 1] : nil)
            position = end
        }
        self = result
    }

    /// Drops everything but `range`.
    mutating func keep(_ range: Range<Int>) {
        bytes = Array(bytes[range])
        if tracksPlaces { places = Array(places[range]) }
    }

    /// Makes each scalar into those that `body` gives, at its place; none removes it.
    mutating func mapScalars(_ body: (UInt32, (UInt32) -> Void) -> Void) {
        var result = AlignedText(tracksPlaces: tracksPlaces)
        result.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { old in
            var position = 0
            while position < old.count {
                let (scalar, next) = UTF8Decoding.scalar(in: old, at: position, end: old.count)
                body(scalar) { result.append(scalar: $0, at: tracksPlaces ? places[position] : nil) }
                position = next
            }
        }
        self = result
    }

    mutating func reserveCapacity(_ capacity: Int) {
        bytes.reserveCapacity(capacity)
        if tracksPlaces { places.reserveCapacity(capacity) }
    }

    private mutating func copy(from text: AlignedText, _ index: Int) {
        bytes.append(text.bytes[index])
        if tracksPlaces { places.append(text.places[index]) }
    }

    private mutating func append(_ content: [UInt8], at place: SourcePlace?) {
        bytes += content
        if let place { places += repeatElement(place, count: content.count) }
    }

    mutating func append(scalar: UInt32, at place: SourcePlace?) {
        let before = bytes.count
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else {
            let lead: UInt32 = scalar < 0x800 ? 0xC0 : scalar < 0x10000 ? 0xE0 : 0xF0
            var shift: UInt32 = scalar < 0x800 ? 6 : scalar < 0x10000 ? 12 : 18
            bytes.append(UInt8(lead | scalar >> shift))
            while shift > 0 {
                shift -= 6
                bytes.append(UInt8(0x80 | (scalar >> shift) & 0x3F))
            }
        }
        if let place { places += repeatElement(place, count: bytes.count - before) }
    }
}

/// Rewrites a text scalar by scalar, as `NormalizedString::transform` of the package `tokenizers` does.
struct TextRewriter {
    private let old: AlignedText
    private(set) var new: AlignedText
    /// The byte of the old text that the next scalar replaces.
    private var cursor = 0

    init(_ text: AlignedText) {
        old = text
        new = AlignedText(tracksPlaces: text.tracksPlaces)
        new.reserveCapacity(text.bytes.count)
    }

    /// - Parameter change: 1 for a scalar that comes in addition, at the place of the one before; 0 for one that
    ///   replaces the next of the old text; -n for one that replaces it and the n after it.
    mutating func append(_ scalar: UInt32, change: Int) {
        guard old.tracksPlaces else { return new.append(scalar: scalar, at: nil) }
        new.append(scalar: scalar, at: place(change))
        if change <= 0 { for _ in 0...(-change) { skipScalar() } }
    }

    private func place(_ change: Int) -> SourcePlace {
        let index = change > 0 ? cursor - 1 : cursor
        if old.places.indices.contains(index) { return old.places[index] }
        return index < 0
            ? SourcePlace(start: old.places.first?.start ?? 0, end: old.places.first?.start ?? 0)
            : old.places.last ?? SourcePlace(start: 0, end: 0)
    }

    private mutating func skipScalar() {
        guard cursor < old.bytes.count else { return }
        cursor += 1
        while cursor < old.bytes.count, old.bytes[cursor] & 0xC0 == 0x80 { cursor += 1 }
    }
}

/// Finds what a normaliser replaces.
protocol TextMatcher {
    /// The end of the match at `start`, nil when there is none.
    func end(of start: Int, in text: [UInt8]) -> Int?
}

struct LiteralText: TextMatcher {
    private let wanted: [UInt8]

    init(_ wanted: [UInt8]) { self.wanted = wanted }

    func end(of start: Int, in text: [UInt8]) -> Int? {
        guard start + wanted.count <= text.count else { return nil }
        for index in wanted.indices where text[start + index] != wanted[index] { return nil }
        return start + wanted.count
    }
}
