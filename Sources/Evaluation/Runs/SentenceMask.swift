/// One bit for each sentence as hexadecimal digits: the first digit holds the first four sentences, its highest bit the
/// first of them.
package enum SentenceMask {
    package static func text(_ flags: [Bool]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: flags.count, by: 4) {
            var value = 0
            for offset in 0..<4 where start + offset < flags.count && flags[start + offset] {
                value |= 8 >> offset
            }
            bytes.append(digits[value])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
