package import ContextTypes

/// A text with all that is known of its lines before a question is asked.
package struct LineSheet: Sendable {
    /// The text as it came.
    package let source: LineText
    /// The text as a terminal would show it, line by line.
    package let visible: LineText
    package let kind: LineKind
    package let shapes: [LineShape]
    package let words: LineWords
    package let outline: LineOutline
    package let sections: LineSections

    /// - Parameter kind: Nil: guessed.
    package init(_ source: LineText, kind: LineKind? = nil) {
        self.source = source
        visible = LineRendering.rendered(source)
        words = LineWords(visible)
        shapes = LineShapeReader.shapes(of: visible, words: words)
        self.kind = kind ?? LineKindGuess.kind(of: visible, shapes: shapes)
        outline = LineOutline(visible, shapes: shapes, kind: self.kind)
        sections = LineSections(visible, shapes: shapes)
    }

    package var count: Int { source.count }
}

extension LineSheet {
    /// Shorter texts are left to sentences, unless a client says otherwise.
    private static let fewestLines = 40
    /// Sheets of `texts` where all of them are of lines, and long enough; nil where they are better read by sentence.
    package static func ofLines(_ texts: [[UInt8]], kind: LineKind?) -> [LineSheet]? {
        let breaks = texts.reduce(0) { $0 + $1.count { $0 == 0x0A } }
        guard breaks + texts.count >= fewestLines else { return nil }
        var sheets: [LineSheet] = []
        for text in texts {
            let sheet = LineSheet(LineText(text), kind: kind)
            let isForReaders = kind.map { $0 == .prose || $0 == .chat } ?? LineKindGuess.isForReaders(sheet)
            guard !isForReaders else { return nil }
            sheets.append(sheet)
        }
        return sheets.reduce(0) { $0 + $1.count } >= fewestLines ? sheets : nil
    }
}
