extension JSON {
    /// Parses exactly one value, with nothing but white space around it, and perhaps a byte-order mark before it.
    ///
    /// A lone surrogate in an escape becomes U+FFFD, as it does wherever text is decoded. Refused, with the byte offset:
    /// invalid UTF-8, control characters in strings, a key that stands twice in one object, more than `maximumDepth`
    /// nested arrays and objects.
    package init(parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = 128) throws(JSONError) {
        var replaced = 0
        try self.init(parsing: bytes, maximumDepth: maximumDepth, loneSurrogates: &replaced)
    }

    /// The same; adds to `loneSurrogates` how many of them became U+FFFD.
    package init(
        parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = 128, loneSurrogates: inout Int
    ) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        self = try parser.parseDocument()
        loneSurrogates += parser.loneSurrogates
    }

    package init(parsing bytes: [UInt8], maximumDepth: Int = 128) throws(JSONError) {
        var replaced = 0
        try self.init(parsing: bytes, maximumDepth: maximumDepth, loneSurrogates: &replaced)
    }

    package init(
        parsing bytes: [UInt8], maximumDepth: Int = 128, loneSurrogates: inout Int
    ) throws(JSONError) {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONError) in
                try JSON(parsing: buffer, maximumDepth: maximumDepth, loneSurrogates: &loneSurrogates)
            }
        }
        self = try result.get()
    }

    package init(parsing text: String, maximumDepth: Int = 128) throws(JSONError) {
        self = try JSON(parsing: Array(text.utf8), maximumDepth: maximumDepth)
    }
}

/// A recursive-descent parser over bytes; recursion is capped by `maximumDepth`.
private struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    let maximumDepth: Int
    var position = 0
    var depth = 0
    var loneSurrogates = 0
    /// The text of a string with escapes; kept, so that only the longest allocates.
    var unescaped: [UInt8] = []

    init(bytes: UnsafeRawBufferPointer, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func parseDocument() throws(JSONError) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        skipWhitespace()
        guard position < bytes.count else { throw failure("empty text") }
        let value = try parseValue()
        skipWhitespace()
        guard position == bytes.count else { throw failure("something follows the value") }
        return value
    }

    private mutating func parseValue() throws(JSONError) -> JSON {
        guard position < bytes.count else { throw failure("the text ends where a value should stand") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try parseObject()
        case UInt8(ascii: "["): return try parseArray()
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", as: .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", as: .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", as: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        default: throw failure("no value starts with this byte")
        }
    }

    private mutating func parseObject() throws(JSONError) -> JSON {
        try enter()
        var members: [JSON.Member] = []
        var keys: Set<String> = []
        position += 1
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return leave(with: .object(members)) }
        while true {
            skipWhitespace()
            let start = position
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw failure("a member's name must be a string")
            }
            let key = try parseString()
            guard isNew(key, among: members, &keys) else {
                throw JSONError(byteOffset: start, reason: "the member \"\(key)\" stands twice")
            }
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw failure("':' is missing after a member's name") }
            skipWhitespace()
            members.append(JSON.Member(key, try parseValue()))
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return leave(with: .object(members)) }
            throw failure("',' or '}' is missing in an object")
        }
    }

    /// Small objects are searched in order; a set takes over before that becomes quadratic.
    private func isNew(_ key: String, among members: [JSON.Member], _ keys: inout Set<String>) -> Bool {
        if members.count < 16 { return !members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return keys.insert(key).inserted
    }

    private mutating func parseArray() throws(JSONError) -> JSON {
        try enter()
        var values: [JSON] = []
        position += 1
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return leave(with: .array(values)) }
        while true {
            skipWhitespace()
            values.append(try parseValue())
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return leave(with: .array(values)) }
            throw failure("',' or ']' is missing in an array")
        }
    }

    private mutating func parseNumber() throws(JSONError) -> JSON {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) {
            guard skipDigits() > 0 else { throw failure("a number needs a digit") }
        }
        if take(UInt8(ascii: ".")) {
            guard skipDigits() > 0 else { throw failure("a digit must follow the decimal point") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard skipDigits() > 0 else { throw failure("a digit must follow the exponent's sign") }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func parseString() throws(JSONError) -> String {
        position += 1
        let start = position
        skipPlainBytes()
        guard position < bytes.count else {
            throw JSONError(byteOffset: start - 1, reason: "the string has no end")
        }
        if bytes[position] != UInt8(ascii: "\"") { return try parseEscapedString(from: start) }
        position += 1
        return try decoded(UnsafeRawBufferPointer(rebasing: bytes[start..<(position - 1)]), from: start)
    }

    /// The slow path of `parseString`, entered at the first byte that does not stand for itself.
    private mutating func parseEscapedString(from start: Int) throws(JSONError) -> String {
        unescaped.removeAll(keepingCapacity: true)
        var run = start
        while position < bytes.count {
            unescaped.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[run..<position]))
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                let result = unescaped.withUnsafeBytes { text in
                    Result { () throws(JSONError) in try decoded(text, from: start) }
                }
                return try result.get()
            case UInt8(ascii: "\\"): unescaped.append(contentsOf: UTF8.encode(try parseEscape()) ?? .init())
            default: throw failure("a control character must be escaped in a string")
            }
            run = position
            skipPlainBytes()
        }
        throw JSONError(byteOffset: start - 1, reason: "the string has no end")
    }

    /// Moves to the next quote, backslash or control character, eight bytes at a step.
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        while position + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            // A byte below n, or zero, borrows into its high bit (Hacker's Delight, section 6-1).
            let found =
                ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
                | ((word &- ones &* 0x20) & ~word)
            if found & highs != 0 {
                position += (found & highs).littleEndian.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
    }

    private mutating func parseEscape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard position < bytes.count else { throw failure("the text ends inside an escape") }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw JSONError(byteOffset: start, reason: "unknown escape")
        }
        let unit = try parseHexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, let scalar = try parseLowSurrogate(behind: unit) { return scalar }
        loneSurrogates += 1
        return "\u{FFFD}"
    }

    /// The scalar of a pair whose first half is read; nil, and nothing is taken, when no second half follows.
    private mutating func parseLowSurrogate(behind high: UInt32) throws(JSONError) -> Unicode.Scalar? {
        let start = position
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            position = start
            return nil
        }
        let low = try parseHexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else {
            position = start
            return nil
        }
        return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    private mutating func parseHexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw failure("the text ends inside an escape") }
            switch bytes[position] {
            case let digit where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
                value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
            case let letter where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter | 0x20):
                value = value << 4 | UInt32((letter | 0x20) - UInt8(ascii: "a") + 10)
            default: throw failure("'\\u' needs four hexadecimal digits")
            }
            position += 1
        }
        return value
    }

    private func decoded(_ text: UnsafeRawBufferPointer, from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: text, as: UTF8.self) else {
            throw JSONError(byteOffset: start, reason: "invalid UTF-8 in the string that starts here")
        }
        return text
    }

    private mutating func parseWord(_ word: StaticString, as value: JSON) throws(JSONError) -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[offset]) else { throw failure("no value starts with this word") }
        }
        return value
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= maximumDepth else { throw failure("nested deeper than \(maximumDepth) levels") }
    }

    private mutating func leave(with value: JSON) -> JSON {
        depth -= 1
        return value
    }

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        return position - start
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private func failure(_ reason: String) -> JSONError { JSONError(byteOffset: position, reason: reason) }
}
