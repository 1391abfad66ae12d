/// The marks that can end a sentence, in all scripts.
enum Terminator {
    /// `.` and `．`: may also end an abbreviation or part a number.
    case period
    /// `…` and its kin: an ending only before what looks like a start.
    case ellipsis
    /// `!`, `?` and their kin in scripts that part words with spaces.
    case mark
    /// Full stops that nothing else uses (`。`, danda, `።` …): an end, with or without a space behind.
    case stop

    static func isTerminator(_ value: UInt32) -> Bool { Terminator(value) != nil }

    /// The terminator that a code point is. Sources: Unicode `Sentence_Terminal` property (UAX 29), less the
    /// marks that part clauses.
    init?(_ value: UInt32) {
        switch value {
        case 0x2E, 0xFF0E: self = .period
        case 0x2026: self = .ellipsis
        case 0x21, 0x3F, 0x203C, 0x203D, 0x2047...0x2049: self = .mark
        case 0x0589: self = .stop  // Armenian full stop
        case 0x061D...0x061F, 0x06D4: self = .stop  // Arabic
        case 0x0700...0x0702, 0x07F9, 0x0837, 0x0839, 0x083D, 0x083E: self = .stop  // Syriac, NKo, Samaritan
        case 0x0964, 0x0965, 0x0DF4: self = .stop  // danda, double danda, Sinhala
        case 0x104B: self = .stop  // Myanmar
        case 0x1362, 0x1367, 0x1368: self = .stop  // Ethiopic
        case 0x166E, 0x1803, 0x1809: self = .stop  // Canadian syllabics, Mongolian
        case 0x17D4, 0x17D5: self = .stop  // Khmer
        case 0x0F0D...0x0F12: self = .stop  // Tibetan
        case 0x1AA8...0x1AAB, 0x1B5A, 0x1B5B, 0x1B5E, 0x1B5F: self = .stop  // Tai Tham, Balinese
        case 0x1C3B, 0x1C3C, 0x1C7E, 0x1C7F: self = .stop  // Lepcha, Ol Chiki
        case 0x3002, 0xFF61, 0xFE12: self = .stop  // ideographic
        case 0xFF01, 0xFF1F, 0xFE15, 0xFE16: self = .stop  // fullwidth ! and ?
        case 0xA4FF, 0xA60E, 0xA60F, 0xA6F3, 0xA6F7, 0xA876, 0xA877, 0xA8CE, 0xA8CF, 0xA92F, 0xA9C8, 0xA9C9,
            0xAA5D...0xAA5F, 0xAAF0, 0xAAF1, 0xABEB:
            self = .stop  // Lisu, Vai, Bamum, Phags-pa, Saurashtra, Kayah Li, Javanese, Cham, Meetei Mayek
        default: return nil
        }
    }
}
