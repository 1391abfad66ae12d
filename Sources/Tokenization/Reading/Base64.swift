/// Base64 of RFC 4648, section 4, with its padding.
enum Base64 {
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, letter) in letters.utf8.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// Nil when `text` is something else.
    static func decoded(_ text: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3)
        let isDecoded = text.withUnsafeBufferPointer { decode($0, 0..<text.count, into: &result) }
        return isDecoded ? result : nil
    }

    /// Appends what `text[range]` stands for; false when it is something else.
    static func decode(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout [UInt8]
    ) -> Bool {
        guard range.count % 4 == 0 else { return false }
        var end = range.upperBound
        while end > range.lowerBound, range.upperBound - end < 2, text[end - 1] == UInt8(ascii: "=") {
            end -= 1
        }
        let padding = range.upperBound - end
        var bits: UInt32 = 0
        var letters = 0
        for index in range {
            let value = index < end ? values[Int(text[index])] : 0
            if value == 0xFF { return false }
            bits = bits << 6 | UInt32(value)
            letters += 1
            guard letters == 4 else { continue }
            result.append(UInt8(truncatingIfNeeded: bits >> 16))
            result.append(UInt8(truncatingIfNeeded: bits >> 8))
            result.append(UInt8(truncatingIfNeeded: bits))
            (bits, letters) = (0, 0)
        }
        result.removeLast(padding)
        return true
    }
}
