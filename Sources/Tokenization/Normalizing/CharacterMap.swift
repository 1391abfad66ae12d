/// `precompiled_charsmap`: the replacements of a SentencePiece model in a double array, as `tokenizers` applies them.
///
/// A grapheme of fewer than six bytes is looked up as a whole, and replaced as a whole by the first entry that it
/// begins with; every other one scalar by scalar. The layout of the units is Darts-clone's.
///
/// `@unchecked Sendable`: nothing is written after `init`.
final class CharacterMap: @unchecked Sendable {
    private let units: [UInt32]
    /// The replacements, each ended by a zero.
    private let contents: [UInt8]
    /// For every ASCII byte: true when nothing begins with it.
    private let keepsASCII: [Bool]

    /// Nil when the bytes have another layout.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 4 else { return nil }
        func word(_ index: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[4 * index + $1]) << UInt32(8 * $1) }
        }
        let size = Int(word(0))
        guard size > 0, size % 4 == 0, 4 + size <= bytes.count else { return nil }
        let units = (1...(size / 4)).map(word)
        let contents = Array(bytes[(4 + size)...])
        guard String(validating: contents, as: UTF8.self) != nil else { return nil }
        self.units = units
        self.contents = contents
        keepsASCII = (0..<128).map { Self.firstMatch(of: [UInt8($0)], in: units) == nil }
    }

    func keeps(_ text: TextView) -> Bool {
        for index in 0..<text.count {
            let byte = text.bytes[index]
            // Two bytes of ASCII make one grapheme only as \r\n, of which both have an entry or neither.
            if byte >= 0x80 || !keepsASCII[Int(byte)] { return false }
        }
        return true
    }

    func apply(to text: inout AlignedText) {
        var rewriter = MapRewriter(text)
        text.bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count {
                let end = GraphemeBreaks.end(of: position, in: bytes)
                if end - position < 6, let new = replacement(of: bytes[position..<end]) {
                    rewriter.replace(bytes[position..<end], with: new)
                } else {
                    forEachScalar(of: bytes, position..<end) { scalar, part in
                        if let new = replacement(of: part) {
                            rewriter.replace(part, with: new)
                        } else {
                            rewriter.append(scalar, change: 0)
                        }
                    }
                }
                position = end
            }
        }
        text = rewriter.finished()
    }

    private func forEachScalar(
        of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
        _ body: (UInt32, Slice<UnsafeBufferPointer<UInt8>>) -> Void
    ) {
        var position = range.lowerBound
        while position < range.upperBound {
            let (scalar, next) = UTF8Decoding.scalar(in: bytes, at: position, end: bytes.count)
            body(scalar, bytes[position..<next])
            position = next
        }
    }

    private func replacement(of part: some Sequence<UInt8>) -> ArraySlice<UInt8>? {
        guard let start = Self.firstMatch(of: part, in: units), start < contents.count else { return nil }
        let end = contents[start...].firstIndex(of: 0) ?? contents.count
        return contents[start..<end]
    }

    /// The value of the shortest entry that `key` begins with.
    private static func firstMatch(of key: some Sequence<UInt8>, in units: [UInt32]) -> Int? {
        guard let root = units.first else { return nil }
        var node = offset(of: root)
        for byte in key {
            if byte == 0 { return nil }
            node ^= Int(byte)
            guard node < units.count else { return nil }
            let unit = units[node]
            guard unit & (1 << 31 | 0xFF) == UInt32(byte) else { return nil }
            node ^= offset(of: unit)
            guard node < units.count else { return nil }
            if unit >> 8 & 1 == 1 { return Int(units[node] & 0x7FFF_FFFF) }
        }
        return nil
    }

    private static func offset(of unit: UInt32) -> Int { Int(unit >> 10) << Int((unit & 1 << 9) >> 6) }
}

/// Counts the changes of a replacement as `tokenizers` does: what is taken away belongs to the scalar before it.
private struct MapRewriter {
    private var rewriter: TextRewriter
    /// The newest scalar, which may still get something to take away.
    private var pending: (scalar: UInt32, change: Int)?

    init(_ text: AlignedText) { rewriter = TextRewriter(text) }

    mutating func append(_ scalar: UInt32, change: Int) {
        if let pending { rewriter.append(pending.scalar, change: pending.change) }
        pending = (scalar, change)
    }

    mutating func replace(_ old: some Collection<UInt8>, with new: ArraySlice<UInt8>) {
        let oldCount = Self.scalars(in: old)
        let scalars = String(decoding: new, as: UTF8.self).unicodeScalars
        let newCount = scalars.count
        for (index, scalar) in scalars.enumerated() {
            append(scalar.value, change: index >= newCount - max(0, newCount - oldCount) ? 1 : 0)
        }
        if newCount < oldCount { pending?.change += newCount - oldCount }
    }

    mutating func finished() -> AlignedText {
        if let pending { rewriter.append(pending.scalar, change: pending.change) }
        pending = nil
        return rewriter.new
    }

    private static func scalars(in bytes: some Collection<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }
}

/// Where graphemes end, as far as `CharacterMap` needs it: exact for those of fewer than six bytes.
enum GraphemeBreaks {
    static func end(of start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var (scalar, position) = UTF8Decoding.scalar(in: text, at: start, end: text.count)
        if scalar == 0x0D, position < text.count, text[position] == 0x0A { return position + 1 }
        if scalar < 0x80, position < text.count, text[position] < 0x80 { return position }
        while ScalarSet.prepending.contains(scalar), position < text.count {
            let (following, next) = UTF8Decoding.scalar(in: text, at: position, end: text.count)
            if isControl(following) { return position }
            (scalar, position) = (following, next)
        }
        if isControl(scalar) { return position }
        while position < text.count {
            let (following, next) = UTF8Decoding.scalar(in: text, at: position, end: text.count)
            guard following >= 0x300 || following == 0xAD, ScalarSet.extending.contains(following) else {
                break
            }
            position = next
        }
        return position
    }

    private static func isControl(_ scalar: UInt32) -> Bool {
        scalar == 0x0A || scalar == 0x0D || ScalarSet.control.contains(scalar)
    }
}
