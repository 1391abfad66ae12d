/// What the lines of a text look like, each by itself.
struct LineGlance: Sendable {
    /// The text as a terminal would show it, line by line.
    let visible: LineText
    let words: LineWords
    let shapes: [LineShape]

    init(_ source: LineText) {
        visible = LineRendering.rendered(source)
        words = LineWords(visible)
        shapes = LineShapeReader.shapes(of: visible, words: words)
    }
}
