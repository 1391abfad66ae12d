extension String {
    /// The text with every control character as a picture (`␛` for escape) or `�`, so that no terminal obeys it and no
    /// name forges a line.
    ///
    /// - Parameter keepsLines: Line breaks and tabs stay.
    func showingControls(keepsLines: Bool) -> String {
        guard hasControls else { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09 where keepsLines, 0x0A where keepsLines: scalars.append(scalar)
            case 0..<0x20: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: scalars.append("\u{2421}")
            case 0x80..<0xA0: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether any byte could belong to a control character: C0, delete, or C1 (0xC2, 0x80 to 0x9F).
    private var hasControls: Bool {
        var before: UInt8 = 0
        for byte in utf8 {
            if byte < 0x20 || byte == 0x7F || before == 0xC2 && byte < 0xA0 { return true }
            before = byte
        }
        return false
    }
}
