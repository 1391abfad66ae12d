/// Finds mail addresses that stand bare in a text (GitHub Flavored Markdown 0.29, section 6.9).
enum MarkdownMail {
    static func addresses(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = 0
        for index in text.indices where text[index] == UInt8(ascii: "@") && index >= end {
            var start = index
            while start > end, text[start - 1].isLocalByte { start -= 1 }
            let isPath = start > end && text[start - 1] == UInt8(ascii: "/")
            guard start < index, !isPath, let hostEnd = hostEnd(behind: index, in: text) else { continue }
            end = text.trimmedAddressEnd(index..<hostEnd)
            found.append(start..<end)
        }
        return found
    }

    /// Behind a host with a point in it that ends in a letter.
    private static func hostEnd(behind at: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = at + 1
        var points = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "@") { return nil }
            let isPoint =
                byte == UInt8(ascii: ".") && index + 1 < text.count && text[index + 1].isAlphanumeric
            if isPoint { points += 1 }
            guard isPoint || byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            else { break }
            index += 1
        }
        return points > 0 && text[index - 1].isASCIILetter ? index : nil
    }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
    fileprivate var isLocalByte: Bool {
        isAlphanumeric || self == UInt8(ascii: ".") || self == UInt8(ascii: "+")
            || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}
