import JSONValues

/// Takes `model.vocab` out of the bytes of a `tokenizer.json` without building a value for each of its tokens.
///
/// Only the shape that the packages write is read here; anything else gives nil, and the JSON parser decides.
struct VocabularyExtract {
    private(set) var tokens = TokenList()
    /// The file with `{}` in the place of the vocabulary.
    private(set) var rest: [UInt8] = []

    init?(_ bytes: [UInt8]) {
        let isRead = bytes.withUnsafeBufferPointer { bytes in
            guard let start = Self.vocabularyStart(in: bytes) else { return false }
            var members = MemberReader(bytes: bytes, position: start + 1)
            guard members.read() else { return false }
            tokens = members.tokens
            rest = Array(bytes[..<start]) + Array("{}".utf8) + Array(bytes[members.position...])
            return true
        }
        guard isRead else { return nil }
    }

    /// The brace behind the member `vocab` of the object behind the top member `model`.
    private static func vocabularyStart(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var depth = 0
        var index = 0
        var isInModel = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 1 { isInModel = false }
            case UInt8(ascii: "\""):
                let start = index + 1
                index = start
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                guard index < bytes.count else { return nil }
                var next = index + 1
                while next < bytes.count, [0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ":")].contains(bytes[next]) {
                    next += 1
                }
                let isObject = next < bytes.count && bytes[next] == UInt8(ascii: "{")
                if depth == 1, isObject, bytes[start..<index].elementsEqual("model".utf8) { isInModel = true }
                if depth == 2, isInModel, isObject, bytes[start..<index].elementsEqual("vocab".utf8) {
                    return next
                }
            default: break
            }
            index += 1
        }
        return nil
    }
}

/// Walks over `"token": 12, …}`.
private struct MemberReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position: Int
    private(set) var tokens = TokenList()

    init(bytes: UnsafeBufferPointer<UInt8>, position: Int) {
        self.bytes = bytes
        self.position = position
        tokens.reserveCapacity(bytes.count / 15)
    }

    /// Up to the closing brace; false when a member has another shape.
    mutating func read() -> Bool {
        while true {
            skipSpace()
            guard take(UInt8(ascii: "\"")) else { return false }
            guard let string = readString() else { return false }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { return false }
            skipSpace()
            guard let id = readNumber() else { return false }
            if string.hasEscape {
                let quoted = Array(bytes[string.range.lowerBound - 1...string.range.upperBound])
                guard let text = try? JSON(parsing: quoted).string else { return false }
                tokens.append(text.utf8, id: id)
            } else {
                tokens.append(UnsafeBufferPointer(rebasing: bytes[string.range]), id: id)
            }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            return take(UInt8(ascii: "}"))
        }
    }

    /// The string whose opening quote has been taken; nil when it has no end.
    private mutating func readString() -> (range: Range<Int>, hasEscape: Bool)? {
        let start = position
        var hasEscape = false
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            let isEscape = bytes[position] == UInt8(ascii: "\\")
            hasEscape = hasEscape || isEscape
            position += isEscape ? 2 : 1
        }
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return (start..<position, hasEscape)
    }

    private mutating func readNumber() -> Int32? {
        let start = position
        var value: Int32 = 0
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            value = value * 10 + Int32(bytes[position] - UInt8(ascii: "0"))
            position += 1
            guard value < 1 << 24 else { return nil }
        }
        return position > start ? value : nil
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }
}
