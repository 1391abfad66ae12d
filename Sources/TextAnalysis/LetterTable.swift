/// What a scalar does to the word that it stands in.
enum LetterClass: UInt64 {
    /// Ends a word.
    case other = 0
    case letter = 1
    case digit = 2
    /// Continues a word without a trace (soft hyphen, zero-width joiners) or as a combining mark.
    case mark = 3
    /// A letter of a script written without spaces: such runs become bigrams.
    case unspaced = 4
    /// Continues a word between letters.
    case apostrophe = 5
    /// Continues a number between digits (`3.14`, `1,000`).
    case decimal = 6
}

/// One scalar's class and the UTF-8 bytes of its lower case (at most 7), packed into one word.
struct LetterEntry {
    /// Bits 0–3 the class, bits 4–7 the number of bytes, then the bytes.
    let bits: UInt64

    var letterClass: LetterClass { LetterClass(rawValue: bits & 15) ?? .other }
    var count: Int { Int(bits >> 4 & 15) }
    var bytes: UInt64 { bits >> 8 }
}

/// The class and lower case of every scalar, computed from the properties of the standard library in pages of 256
/// and kept. Not to be shared between threads.
final class LetterTable {
    private let pages: UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?>
    private let pageCount = 0x110000 / 256
    private let rules: LetterRules
    private var own: [UnsafeMutablePointer<UInt64>] = []

    init(joinsAtApostrophes: Bool) {
        rules = LetterRules(joinsAtApostrophes: joinsAtApostrophes)
        pages = .allocate(capacity: pageCount)
        pages.initialize(repeating: nil, count: pageCount)
        let common = joinsAtApostrophes ? CommonLetters.joining : CommonLetters.parting
        for (number, page) in zip(CommonLetters.pages, common.pages) { pages[Int(number)] = page }
    }

    deinit {
        for page in own { page.deallocate() }
        pages.deallocate()
    }

    /// Whether an unspaced letter is one of Han, kana and hangul, where a letter may be a word.
    static func isCJK(_ scalar: UInt32) -> Bool { scalar >= 0x2E80 || (0x1100...0x11FF).contains(scalar) }

    /// `scalar` must be below 0x110000.
    @inline(__always)
    subscript(_ scalar: UInt32) -> LetterEntry {
        let page = pages[Int(scalar >> 8)] ?? makePage(scalar >> 8)
        return LetterEntry(bits: page[Int(scalar & 255)])
    }

    private func makePage(_ number: UInt32) -> UnsafeMutablePointer<UInt64> {
        let page = rules.makePage(number)
        own.append(page)
        pages[Int(number)] = page
        return page
    }
}

/// The pages of Latin and Greek letters and of general punctuation: made once for all tables and never freed.
private struct CommonLetters: @unchecked Sendable {
    static let pages: [UInt32] = [0x00, 0x01, 0x02, 0x03, 0x20]
    static let joining = CommonLetters(LetterRules(joinsAtApostrophes: true))
    static let parting = CommonLetters(LetterRules(joinsAtApostrophes: false))

    /// Only read after they were made.
    let pages: [UnsafeMutablePointer<UInt64>]

    private init(_ rules: LetterRules) { pages = Self.pages.map(rules.makePage) }
}

/// What the properties of a scalar make of it.
private struct LetterRules {
    let joinsAtApostrophes: Bool

    func makePage(_ number: UInt32) -> UnsafeMutablePointer<UInt64> {
        let page = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        for index in 0..<256 {
            page[index] = Unicode.Scalar(number << 8 | UInt32(index)).map(entry(for:)) ?? 0
        }
        return page
    }

    private func entry(for scalar: Unicode.Scalar) -> UInt64 {
        let letterClass = classOf(scalar)
        guard letterClass != .other else { return 0 }
        var bytes: UInt64 = 0
        var count: UInt64 = 0
        for byte in spelling(of: scalar, as: letterClass).utf8 where count < 7 {
            bytes |= UInt64(byte) << (8 * count)
            count += 1
        }
        return letterClass.rawValue | count << 4 | bytes << 8
    }

    private func spelling(of scalar: Unicode.Scalar, as letterClass: LetterClass) -> String {
        switch letterClass {
        case .apostrophe: "'"
        case .mark where scalar.properties.generalCategory == .format: ""
        default: scalar.properties.lowercaseMapping
        }
    }

    private func classOf(_ scalar: Unicode.Scalar) -> LetterClass {
        switch scalar {
        case "'", "\u{2019}", "\u{2BC}", "\u{FF07}": return joinsAtApostrophes ? .apostrophe : .other
        case ".", ",": return .decimal
        default: break
        }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: return .digit
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return LetterRules.isUnspaced(scalar.value) ? .unspaced : .letter
        case .nonspacingMark, .spacingMark: return LetterRules.isUnspaced(scalar.value) ? .unspaced : .mark
        case .format: return [0xAD, 0x200C, 0x200D, 0x2060].contains(scalar.value) ? .mark : .other
        default: return .other
        }
    }

    /// Han, kana, hangul and the scripts of South-East Asia that put no space between words.
    private static func isUnspaced(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17D3, 0x1100...0x11FF, 0x2E80...0x2FDF,
            0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x31F0...0x31FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
