/// What a scalar is to the rules of sentence splitting.
@usableFromInline
package enum LetterKind: Sendable {
    case lower
    case upper
    /// A letter of a script without case (CJK, Arabic, Indic …), or a mark on one.
    case caseless
    case digit
    case space
    case newline
    /// Opens quotes or brackets, or leads in (`¿`, `¡`).
    case opener
    /// Closes quotes or brackets.
    case closer
    /// Straight quotes and other marks that may open as well as close.
    case quote
    /// `. ! ?` and their kin in other scripts.
    case terminator
    case other

    /// Letters of any case.
    @inlinable
    package var isLetter: Bool { self == .lower || self == .upper || self == .caseless }
    package var isSpace: Bool { self == .space || self == .newline }

    /// The kind of a code point.
    @inlinable
    @inline(__always)
    package init(_ value: UInt32) {
        self = value < 0x80 ? LetterKind.ascii[Int(value)] : LetterKind(beyondASCII: value)
    }

    static func isASCIILetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    @usableFromInline
    package static let ascii: [LetterKind] = (0..<0x80).map { LetterKind(ofASCII: UInt8($0)) }

    private init(ofASCII byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
        case 0x20, 0x09: self = .space
        case 0x0A...0x0D: self = .newline
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "`"): self = .opener
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): self = .closer
        case UInt8(ascii: "\""), UInt8(ascii: "'"): self = .quote
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): self = .terminator
        default: self = .other
        }
    }

    @usableFromInline
    package init(beyondASCII value: UInt32) {
        switch value {
        case 0xC0...0xD6, 0xD8...0xDE: self = .upper
        case 0xDF...0xF6, 0xF8...0xFF: self = .lower
        case 0x410...0x42F, 0x391...0x3A9: self = .upper
        case 0x430...0x45F, 0x3B1...0x3C9: self = .lower
        case 0x85, 0x2028, 0x2029: self = .newline
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
        case 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0xFF02: self = .quote
        case 0xA1, 0xBF: self = .opener
        case 0x4E00...0x9FFF, 0x3041...0x30FF, 0xAC00...0xD7A3, 0x620...0x64A, 0x904...0x963: self = .caseless
        case _ where Terminator.isTerminator(value): self = .terminator
        default: self = LetterKind(byProperties: value)
        }
    }

    private init(byProperties value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else {
            self = .other
            return
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: self = .upper
        case .lowercaseLetter: self = .lower
        case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .enclosingMark: self = .caseless
        case .decimalNumber: self = .digit
        case .openPunctuation: self = .opener
        case .closePunctuation: self = .closer
        case .initialPunctuation, .finalPunctuation: self = .quote
        default: self = .other
        }
    }
}
