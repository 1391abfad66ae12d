/// Base64 of RFC 4648, section 4, with its padding.
enum Base64 {
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, letter) in letters.utf8.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// Nil when `text` is something else.
    static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var letters = 0
        var padding = 0
        for letter in text {
            let value = letter == UInt8(ascii: "=") ? 0 : values[Int(letter)]
            if letter == UInt8(ascii: "=") {
                padding += 1
            } else if padding > 0 || value == 0xFF {
                return nil
            }
            bits = bits << 6 | UInt32(value)
            letters += 1
            guard letters % 4 == 0 else { continue }
            result += [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8)]
            result.append(UInt8(truncatingIfNeeded: bits))
            bits = 0
        }
        guard padding <= 2 else { return nil }
        result.removeLast(padding)
        return result
    }
}
