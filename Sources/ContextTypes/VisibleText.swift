extension StringProtocol {
    /// Whether a reader would see anything: white space, control and format characters, fillers and tags show nothing.
    package var hasVisibleCharacter: Bool { unicodeScalars.contains(where: \.isVisible) }
}

extension Unicode.Scalar {
    /// Blanks of Braille and Hangul are letters and symbols by category; they show nothing all the same.
    private static let blanks: Set<UInt32> = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0]

    fileprivate var isVisible: Bool {
        guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint else { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .unassigned: return false
        default: return !Self.blanks.contains(value)
        }
    }
}
