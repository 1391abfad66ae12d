package import ContextTypes

/// A text with all that is known of its lines before a question is asked.
package struct LineSheet: Sendable {
    /// The text as it came.
    package let source: LineText
    package let kind: LineKind
    package let outline: LineOutline
    package let sections: LineSections
    private let glance: LineGlance

    /// - Parameter kind: Nil: guessed.
    package init(_ source: LineText, kind: LineKind? = nil) {
        self.init(source, LineGlance(source), kind: kind)
    }

    private init(_ source: LineText, _ glance: LineGlance, kind: LineKind?) {
        self.source = source
        self.glance = glance
        self.kind = kind ?? LineKindGuess.kind(of: glance)
        outline = LineOutline(glance.visible, shapes: glance.shapes, kind: self.kind)
        sections = LineSections(glance.visible, shapes: glance.shapes)
    }

    package var count: Int { source.count }
    /// The text as a terminal would show it, line by line.
    package var visible: LineText { glance.visible }
    package var words: LineWords { glance.words }
    package var shapes: [LineShape] { glance.shapes }
}

extension LineSheet {
    /// Fewer lines than these are hardly worth dropping some.
    package static let fewestLines = 40

    /// For each text its sheet, nil where it is better read by sentence.
    ///
    /// Each text is judged by itself. Where all of them together are short, only what is surely a program's output is
    /// read by line.
    ///
    /// - Parameter kind: what the texts are; nil: guessed.
    package static func ofMachines(_ texts: [[UInt8]], kind: LineKind?) -> [LineSheet?] {
        let lines = texts.reduce(0) { $0 + $1.count { $0 == 0x0A } + 1 }
        return texts.map { ofMachine($0, kind: kind, isShort: lines < fewestLines) }
    }

    private static func ofMachine(_ text: [UInt8], kind: LineKind?, isShort: Bool) -> LineSheet? {
        let source = LineText(text)
        if isShort, kind == nil, LineKindGuess.isParagraph(source) { return nil }
        let glance = LineGlance(source)
        let guessed = kind ?? LineKindGuess.kind(of: glance)
        let isForReaders =
            kind.map { $0 == .prose || $0 == .chat }
            ?? (isShort
                ? LineKindGuess.mayBeForReaders(glance, guessed)
                : LineKindGuess.isForReaders(glance, guessed))
        return isForReaders ? nil : LineSheet(source, glance, kind: guessed)
    }
}
