/// One step of a normaliser of `tokenizer.json`.
enum Normalizer: Sendable {
    case unicodeForm(UnicodeForm)
    case lowercase
    case stripAccents
    case strip(left: Bool, right: Bool)
    case replace(ReplacedPattern, content: [UInt8])
    case prepend([UInt8])
    /// The white space and control rules of SentencePiece's `nmt`.
    case nmt
    case characterMap(CharacterMap)

    /// True when it certainly leaves `text` as it is: most texts are spared a copy.
    func keeps(_ text: TextView) -> Bool {
        switch self {
        case .unicodeForm(let form): text.isASCII || InertScalars.of(form).coverAll(of: text)
        case .stripAccents: text.isASCII
        case .characterMap(let map): map.keeps(text)
        case .lowercase, .strip, .replace, .prepend, .nmt: text.count == 0
        }
    }

    func apply(to text: inout AlignedText) {
        switch self {
        case .unicodeForm(let form): UnicodeNormalization.apply(form, to: &text)
        case .lowercase:
            let table = LowercaseTable.shared
            text.mapScalars { scalar, append in table.forEachLowered(scalar, append) }
        case .stripAccents:
            text.mapScalars { scalar, append in
                if scalar < 0x80 || !ScalarSet.combiningMarks.contains(scalar) { append(scalar) }
            }
        case .strip(let left, let right): Self.strip(&text, left: left, right: right)
        case .replace(let pattern, let content): text.replace(pattern, with: content)
        case .prepend(let prefix): text.prepend(prefix)
        case .nmt: text.mapScalars(Self.nmt)
        case .characterMap(let map): map.apply(to: &text)
        }
    }

    private static func strip(_ text: inout AlignedText, left: Bool, right: Bool) {
        let kept = text.withView { view in
            let pattern = PatternText(view.bytes, end: view.count)
            let start = left ? pattern.run(of: .spaces, from: 0) : 0
            var end = view.count
            while right, end > start {
                let last = pattern.start(before: end)
                guard KindSet.spaces.has(pattern.scalar(at: last).kind) else { break }
                end = last
            }
            return start..<end
        }
        text.keep(kept)
    }

    private static func nmt(_ scalar: UInt32, _ append: (UInt32) -> Void) {
        switch scalar {
        case 1...8, 0xB, 0xE...0x1F, 0x7F, 0x8F, 0x9F: break
        case 0x9, 0xA, 0xC, 0xD, 0x1680, 0x200B...0x200F, 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD: append(0x20)
        default: append(scalar)
        }
    }
}

extension TextView {
    var isASCII: Bool {
        var position = 0
        var bits: UInt64 = 0
        let raw = UnsafeRawPointer(bytes)
        while position + 8 <= count {
            bits |= raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            position += 8
        }
        while position < count {
            bits |= UInt64(bytes[position])
            position += 1
        }
        return bits & 0x8080_8080_8080_8080 == 0
    }
}

/// Lower-case mappings without regard to their surroundings.
final class LowercaseTable: Sendable {
    static let shared = LowercaseTable()
    private let mappings: [UInt32: [UInt32]]

    private init() {
        var mappings: [UInt32: [UInt32]] = [:]
        UnicodeRuns(UnicodeTables.lowercase).forEachMapping { mappings[UInt32($0)] = $1 }
        self.mappings = mappings
    }

    func forEachLowered(_ scalar: UInt32, _ body: (UInt32) -> Void) {
        guard scalar >= 0x80 else {
            return body((0x41...0x5A).contains(scalar) ? scalar | 0x20 : scalar)
        }
        guard let lowered = mappings[scalar] else { return body(scalar) }
        lowered.forEach(body)
    }
}
