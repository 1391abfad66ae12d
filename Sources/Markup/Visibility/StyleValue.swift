/// A value of a style: lower case, without comments, white space collapsed.
struct StyleValue {
    let bytes: UnsafeBufferPointer<UInt8>.SubSequence

    init(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) { self.bytes = bytes }

    enum Unit {
        case none, pixels, points, em, percent, viewport, other
    }

    struct Number {
        var value: Double
        var unit: Unit
    }

    var isEmpty: Bool { bytes.isEmpty }
    var first: UInt8? { bytes.first }
    func equals(_ text: String) -> Bool { bytes.elementsEqual(text.utf8) }
    func starts(with text: String) -> Bool { bytes.starts(with: text.utf8) }
    func dropping(_ count: Int) -> StyleValue { StyleValue(bytes.dropFirst(count)) }

    func contains(_ text: String) -> Bool {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return false }
        return (bytes.startIndex...bytes.endIndex - pattern.count).contains { start in
            bytes[start...].starts(with: pattern)
        }
    }

    /// Letters and hyphens only.
    var isWord: Bool { !isEmpty && bytes.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") } }

    var hash: UInt64 { bytes.nameHash >> 1 }

    /// Parts between blanks, not inside brackets.
    var parts: [StyleValue] {
        var parts: [StyleValue] = []
        var depth = 0
        var start = bytes.startIndex
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            case 0x20 where depth <= 0:
                if start < index { parts.append(StyleValue(bytes[start..<index])) }
                start = index + 1
            default: break
            }
        }
        if start < bytes.endIndex { parts.append(StyleValue(bytes[start...])) }
        return parts
    }

    /// The number at the start, nil when none stands there.
    var number: Number? { Self.number(in: bytes)?.number }

    /// The first numbers anywhere in the value.
    func numbers(limit: Int) -> [Number] {
        var found: [Number] = []
        var rest = bytes
        while let byte = rest.first, found.count < limit {
            let begins = byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            if begins, let (number, end) = Self.number(in: rest) {
                found.append(number)
                rest = rest[end...]
            } else {
                rest = rest.dropFirst()
            }
        }
        return found
    }

    private static func number(
        in bytes: UnsafeBufferPointer<UInt8>.SubSequence
    ) -> (number: Number, end: Int)? {
        var index = bytes.startIndex
        var sign = 1.0
        if let byte = bytes.first, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
            sign = byte == UInt8(ascii: "-") ? -1 : 1
            index += 1
        }
        var value = 0.0
        var scale = 0.0
        var digits = 0
        while index < bytes.endIndex {
            if bytes[index].isASCIIDigit {
                value = min(value * 10 + Double(bytes[index] - 0x30), 1e12)
                scale *= 10
                digits += 1
            } else if bytes[index] == UInt8(ascii: "."), scale == 0 {
                scale = 1
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        let start = index
        while index < bytes.endIndex, bytes[index].isASCIILetter || bytes[index] == UInt8(ascii: "%") {
            index += 1
        }
        let number = Number(value: sign * value / max(scale, 1), unit: unit(StyleValue(bytes[start..<index])))
        return (number, index)
    }

    private static func unit(_ name: StyleValue) -> Unit {
        if name.isEmpty { return .none }
        if name.equals("px") { return .pixels }
        if name.equals("pt") { return .points }
        if name.equals("%") { return .percent }
        if name.equals("em") || name.equals("rem") || name.equals("ch") || name.equals("ex") { return .em }
        if name.equals("vw") || name.equals("vh") { return .viewport }
        return .other
    }
}

extension StyleValue.Number {
    /// No more than one pixel, or a like share of anything.
    var isNothing: Bool {
        switch unit {
        case .none: value == 0
        case .pixels, .points: value <= 1
        case .em: value <= 0.1
        case .percent, .viewport: value <= 1
        case .other: value == 0
        }
    }

    /// Far to the left or above of all that shows, or farther to the right than any screen.
    var isOffScreen: Bool {
        switch unit {
        case .pixels, .points: value <= -500 || value >= 5_000
        case .em: value <= -50 || value >= 500
        case .percent, .viewport: value <= -100 || value >= 500
        case .none, .other: false
        }
    }
}

extension Sequence<UInt8> {
    /// FNV-1a of a name.
    var nameHash: UInt64 {
        reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension UInt8 {
    var hexadecimalValue: Int? {
        if isASCIIDigit { return Int(self - 0x30) }
        let lower = self | 0x20
        return lower >= 0x61 && lower <= 0x66 ? Int(lower - 0x61) + 10 : nil
    }
}
