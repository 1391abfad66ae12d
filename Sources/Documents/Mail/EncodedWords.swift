/// `=?utf-8?Q?caf=C3=A9?=` in a field of a mail (RFC 2047).
enum EncodedWords {
    static func decoded(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        var result = ""
        var rest = text[...]
        var followsWord = false
        while let start = rest.firstRange(of: "=?") {
            let plain = rest[..<start.lowerBound]
            guard let (word, end) = word(in: rest[start.upperBound...]) else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                followsWord = false
                continue
            }
            // Blanks between two words are none.
            if !(followsWord && plain.allSatisfy(\.isWhitespace)) { result += plain }
            result += word
            rest = rest[end...]
            followsWord = true
        }
        return result + rest
    }

    /// `charset?Q?text?=` and what stands behind it.
    private static func word(in text: Substring) -> (String, Substring.Index)? {
        let parts = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3].first == "=", parts[0].count < 40 else { return nil }
        let charset = parts[0].split(separator: "*").first.map(String.init)
        let bytes: [UInt8]
        switch parts[1].lowercased() {
        case "b": bytes = TransferEncoding.base64(Array(parts[2].utf8)[...])
        case "q":
            bytes = TransferEncoding.quotedPrintable(Array(parts[2].utf8.map { $0 == 0x5F ? 0x20 : $0 })[...])
        default: return nil
        }
        return (SourceText.decoded(bytes[...], charset: charset), text.index(after: parts[3].startIndex))
    }

    /// `utf-8''caf%C3%A9.txt` (RFC 2231).
    static func percentDecoded(_ text: String) -> String {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        let value = parts.count == 3 ? parts[2] : text[...]
        let bytes = Array(value.utf8.map { $0 == 0x25 ? 0x3D : $0 })
        return SourceText.decoded(
            TransferEncoding.quotedPrintable(bytes[...])[...],
            charset: parts.count == 3 ? String(parts[0]) : nil)
    }
}

/// What bytes were made of for the way (RFC 2045, section 6).
package enum TransferEncoding {
    static func decoded(_ bytes: ArraySlice<UInt8>, encoding: String) -> [UInt8] {
        switch encoding.lowercased() {
        case "base64": base64(bytes)
        case "quoted-printable": quotedPrintable(bytes)
        default: Array(bytes)
        }
    }

    /// What is no digit of base64 is passed over.
    package static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            guard byte != UInt8(ascii: "=") else { break }
            guard let digit = digit(byte) else { continue }
            bits = bits << 6 | digit
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            bits &= 1 << UInt32(count) - 1
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x61...0x7A: UInt32(byte) - 0x61 + 26
        case 0x30...0x39: UInt32(byte) - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            if let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), digits.count == 2 {
                result.append(value)
                rest = rest.dropFirst(2)
            } else if digits.first == 0x0A || digits.elementsEqual([0x0D, 0x0A]) {
                rest = rest.dropFirst(digits.first == 0x0A ? 1 : 2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
