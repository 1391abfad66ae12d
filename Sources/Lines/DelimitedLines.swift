/// Rows of values between separators, as in CSV and TSV.
enum DelimitedLines {
    private static let separators: [UInt8] = [0x2C, 0x09, 0x3B]

    /// What separates the values: nearly all lines have it the same number of times.
    static func separator(of text: LineText, lines: [Int]) -> UInt8? {
        guard lines.count >= 3 else { return nil }
        return separators.first { separator in
            let wanted = count(separator, in: text[lines[0]])
            guard wanted >= 2 || (wanted == 1 && separator == 0x09) else { return false }
            let alike = lines.count { count(separator, in: text[$0]) == wanted }
            return alike * 20 >= lines.count * 19
        }
    }

    /// Separators outside quotation marks.
    private static func count(_ separator: UInt8, in line: ArraySlice<UInt8>) -> Int {
        var isQuoted = false
        var count = 0
        for byte in line {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == separator, !isQuoted { count += 1 }
        }
        return count
    }
}
