/// The regular expressions that `Replace` normalisers of published tokenizers have.
enum ReplacedPattern: TextMatcher, Sendable, Hashable {
    case text([UInt8])
    /// ` {2,}`
    case spaces(least: Int)
    /// `\s+`, or `\s{2,}`
    case whiteSpace(least: Int)
    /// `\p{Zs}`
    case spaceSeparator
    /// `[…]` of scalars that are written out.
    case oneOf([UInt32])

    /// Nil for an expression that is not known.
    init?(_ regularExpression: String) {
        switch regularExpression {
        case " {2,}": self = .spaces(least: 2)
        case " +": self = .spaces(least: 1)
        case #"\s+"#: self = .whiteSpace(least: 1)
        case #"\s{2,}"#: self = .whiteSpace(least: 2)
        case #"\p{Zs}"#: self = .spaceSeparator
        default:
            guard let scalars = Self.scalars(ofSet: regularExpression) else { return nil }
            self = .oneOf(scalars)
        }
    }

    func end(of start: Int, in text: [UInt8]) -> Int? {
        switch self {
        case .text(let wanted): return LiteralText(wanted).end(of: start, in: text)
        case .spaces(let least):
            var end = start
            while end < text.count, text[end] == 0x20 { end += 1 }
            return end - start >= least ? end : nil
        case .whiteSpace(let least): return whiteSpaceEnd(of: start, in: text, least: least)
        case .spaceSeparator: return oneScalar(at: start, in: text, Self.isSpaceSeparator)
        case .oneOf(let scalars): return oneScalar(at: start, in: text) { scalars.contains($0) }
        }
    }

    private func whiteSpaceEnd(of start: Int, in text: [UInt8], least: Int) -> Int? {
        var end = start
        var count = 0
        while let next = oneScalar(at: end, in: text, { KindSet.spaces.has(ScalarKinds.shared.kind(of: $0)) })
        {
            end = next
            count += 1
        }
        return count >= least ? end : nil
    }

    private func oneScalar(at start: Int, in text: [UInt8], _ isMember: (UInt32) -> Bool) -> Int? {
        guard start < text.count, text[start] & 0xC0 != 0x80 else { return nil }
        let (scalar, next) = text.withUnsafeBufferPointer {
            UTF8Decoding.scalar(in: $0, at: start, end: $0.count)
        }
        return isMember(scalar) ? next : nil
    }

    private static func isSpaceSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The scalars of `[…]` when each stands for itself or is written as `\uXXXX`; nil for anything else.
    private static func scalars(ofSet expression: String) -> [UInt32]? {
        var rest = Substring(expression)
        guard rest.count > 2, rest.popFirst() == "[", rest.popLast() == "]" else { return nil }
        var scalars: [UInt32] = []
        var units = rest.unicodeScalars
        while let first = units.popFirst() {
            guard !"[]^-&".unicodeScalars.contains(first) else { return nil }
            guard first == "\\" else {
                scalars.append(first.value)
                continue
            }
            guard units.popFirst() == "u", let value = UInt32(String(units.prefix(4)), radix: 16),
                units.count >= 4, Unicode.Scalar(value) != nil
            else { return nil }
            units = units.dropFirst(4)
            scalars.append(value)
        }
        return scalars
    }
}
