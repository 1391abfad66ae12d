/// What a scalar beyond ASCII is for the words of a text, by its first bytes.
enum ScalarKind {
    case separator
    case letter
    case capital
    /// A letter of a script without capitals.
    case caseless
    /// A word of its own.
    case standalone

    init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
        let first = text[index]
        let second = index + 1 < text.count ? text[index + 1] : 0
        let third = index + 2 < text.count ? text[index + 2] : 0
        switch first {
        case 0x80...0xC2: self = .separator
        case 0xC3: self = second <= 0x9E && second != 0x97 ? .capital : second == 0xB7 ? .separator : .letter
        case 0xC4, 0xC5: self = second & 1 == 0 ? .capital : .letter
        case 0xCE: self = second >= 0x86 && second <= 0xAB ? .capital : .letter
        case 0xD0: self = second <= 0xAF ? .capital : .letter
        case 0xD7...0xDF: self = .caseless
        case 0xE0: self = second >= 0xB8 && second <= 0xBB ? .standalone : .caseless
        case 0xE2: self = second <= 0xAF ? .separator : .letter
        case 0xE3: self = second == 0x80 ? .separator : .standalone
        case 0xE4...0xE9: self = .standalone
        case 0xEA...0xED: self = .caseless
        case 0xEF where second == 0xBC: self = Self.fullWidth(third)
        case 0xEF where second == 0xBD: self = third <= 0x9A ? .letter : .separator
        case 0xF0...: self = .standalone
        default: self = .letter
        }
    }

    /// U+FF00…U+FF3F: signs, digits and capitals as wide as ideographs.
    private static func fullWidth(_ third: UInt8) -> ScalarKind {
        switch third {
        case 0x90...0x99: .letter
        case 0xA1...0xBA: .capital
        default: .separator
        }
    }
}
