/// One Unicode scalar of a text with the number of bytes that it takes.
@usableFromInline
package struct ReadScalar: Sendable {
    /// The code point; 0xFFFD for a byte that is not part of valid UTF-8.
    @usableFromInline package var value: UInt32
    @usableFromInline package var length: Int

    @inlinable
    package init(value: UInt32, length: Int) {
        self.value = value
        self.length = length
    }
}

/// Reading of single scalars out of UTF-8 that may be invalid.
///
/// A byte that starts no valid sequence reads as U+FFFD of length 1, so every position advances and no valid scalar is
/// ever torn.
extension UnsafeBufferPointer<UInt8> {
    /// The scalar that starts at `index`, which must be inside the text.
    @inlinable
    @inline(__always)
    package func scalar(at index: Int) -> ReadScalar {
        let first = self[index]
        if first < 0x80 { return ReadScalar(value: UInt32(first), length: 1) }
        return multiByteScalar(at: index, first: first)
    }

    /// The scalar that ends before `index`, not reaching below `limit`; nil at `limit`.
    @inlinable
    package func scalar(before index: Int, notBelow limit: Int) -> ReadScalar? {
        guard index > limit else { return nil }
        let last = self[index - 1]
        if last < 0x80 { return ReadScalar(value: UInt32(last), length: 1) }
        for length in 2...4 where index - length >= limit {
            let start = index - length
            guard self[start] & 0xC0 != 0x80 else { continue }
            let read = scalar(at: start)
            if read.length == length { return read }
            break
        }
        return ReadScalar(value: 0xFFFD, length: 1)
    }

    @usableFromInline
    package func multiByteScalar(at index: Int, first: UInt8) -> ReadScalar {
        let invalid = ReadScalar(value: 0xFFFD, length: 1)
        let length: Int
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return invalid
        }
        guard index + length <= count else { return invalid }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = self[index + offset]
            guard byte & 0xC0 == 0x80 else { return invalid }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isOverlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000)
        if isOverlong || value > 0x10FFFF || (0xD800...0xDFFF).contains(value) { return invalid }
        return ReadScalar(value: value, length: length)
    }
}

extension UInt8 {
    /// ASCII white space.
    var isWhite: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
