/// The headings that are open at a place of a page, outermost first.
package struct OpenHeadings<Heading> {
    private var open: [(level: Int, heading: Heading)] = []

    package init() {}

    package var path: [Heading] { open.map(\.heading) }

    /// Closes those of `level` and below.
    package mutating func close(level: Int) {
        while let last = open.last, last.level >= level { open.removeLast() }
    }

    /// Opens a heading, which closes those of its level and below.
    package mutating func append(_ heading: Heading, level: Int) {
        close(level: level)
        open.append((level, heading))
    }
}
