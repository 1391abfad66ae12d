/// What the rules must know of scripts.
@usableFromInline
package enum Script {
    /// Vowel signs and other marks of the scripts from Devanagari to Malayalam.
    static func isIndicMark(_ value: UInt32) -> Bool {
        guard (0x900...0xD7F).contains(value) else { return false }
        switch value & 0x7F {
        case 0x00...0x03, 0x3C, 0x3E...0x4D, 0x55...0x57, 0x62, 0x63: return true
        default: return false
        }
    }

    /// Letters of scripts that put no blanks between sentences: Han, kana, Thai, Lao, Tibetan, Myanmar, Khmer, fullwidth.
    @inlinable
    package static func isUnspaced(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x109F, 0x1780...0x17FF, 0x3005...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
            0xFF10...0xFFDC,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Wide letters and marks of Chinese and Japanese, which are written without blanks: a line break between two of them
    /// parts nothing. Korean parts its words.
    @inlinable
    package static func joinsLines(_ value: UInt32) -> Bool {
        switch value {
        case 0x2E80...0x312F, 0x3190...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F,
            0xFF01...0xFF9F, 0xFFE0...0xFFE6, 0x1F200...0x1F2FF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Emoji, stars, squares, notes and the marks that join and colour them.
    static func isPicture(_ value: UInt32) -> Bool {
        switch value {
        case 0x200D, 0x203B, 0x20E3, 0x2190...0x21FF, 0x2300...0x23FF, 0x2500...0x27BF, 0x2900...0x29FF,
            0x2B00...0x2BFF,
            0x3004, 0x3012, 0x3020, 0xFE0F, 0x1F000...0x1FAFF:
            true
        default: false
        }
    }

    static func isArmenian(_ value: UInt32) -> Bool { (0x530...0x58F).contains(value) }
}
