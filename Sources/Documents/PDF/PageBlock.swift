import ContextTypes

/// A block of a page before it is written.
struct PageBlock {
    enum Kind: Equatable {
        case paragraph
        /// The level follows when the styles of all headings are known.
        case heading
        case item(number: Int?, indent: Double)
        case caption
        case footnote
    }

    var kind: Kind
    var lines: [PageLine]
    var table: PageTable?

    var text: String { lines.map(\.segment.text).joined(separator: " ") }
    var size: Double { lines.first?.segment.size ?? 0 }
    var isBold: Bool { lines.allSatisfy(\.segment.isBold) }
    var letters: Int { lines.reduce(0) { $0 + $1.segment.letters } }
}

/// A line of running text, and the page that it stands on.
struct PageLine {
    var segment: PageSegment
    var page: Int

    var place: Place { .page(page, box: segment.box.box) }
}
