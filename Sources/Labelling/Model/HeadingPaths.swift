import ContextTypes

/// The title and the headings that stand above each place of a passage, as a reader of one part of it needs them.
struct HeadingPaths {
    private struct Section {
        let start: Int
        let path: [String]
    }

    private let outer: [String]
    /// By rising start.
    private var sections: [Section] = []

    init(_ passage: Passage) {
        outer = passage.headingPath
        var open = OpenHeadings<String>()
        for block in passage.blocks where block.kind == .heading && !block.span.isEmpty {
            open.append(passage.text.text(at: block.span), level: block.level)
            sections.append(Section(start: block.span.end, path: open.path))
        }
    }

    /// Title and headings, outermost first, joined; empty when there are none.
    ///
    /// - Parameter offset: UTF-8 offset into the passage's text.
    func path(at offset: Int) -> String {
        let inner = sections.last { $0.start <= offset }?.path ?? []
        var parts: [String] = []
        for part in outer + inner where parts.last != part { parts.append(part) }
        return parts.joined(separator: " - ")
    }
}
