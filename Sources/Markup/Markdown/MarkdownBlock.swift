/// One block of a Markdown page.
struct MarkdownBlock {
    enum Kind: UInt8 {
        case document, quote, list, item
        case paragraph, heading, indentedCode, fencedCode, html, rule
        /// Its rows follow as children, the header first.
        case table
        case tableRow
        /// A paragraph that held link definitions alone.
        case nothing
    }

    var kind: Kind
    /// Headings: 1 to 6. HTML: which of the seven start conditions it met (CommonMark 0.31, section 4.6).
    var level: UInt8 = 0
    /// Lists and items: the bullet, or what stands behind the number. Fences: their character.
    var mark: UInt8 = 0
    /// Lists: a blank line parts two items, or two blocks of one item.
    var isLoose = false
    /// Items: hold a block.
    var isFilled = false
    /// Ordered lists: the first number; -1 for bullets.
    var number: Int32 = -1
    /// Items: columns of indentation that continue them. Fences: how far they stand in.
    var indent: Int32 = 0
    /// Fences: how many characters open them, and must at least close them.
    var length: Int32 = 0
    /// Index behind the last descendant.
    var last: Int32 = 0
    /// The text of a block without children, in `MarkdownBlocks.content`.
    var start = 0
    var end = 0

    init(_ kind: Kind) { self.kind = kind }

    /// Whether blocks of `kind` may stand directly inside.
    func holds(_ kind: Kind) -> Bool {
        switch self.kind {
        case .document, .quote, .item: kind != .item
        case .list: kind == .item
        case .table: kind == .tableRow
        default: false
        }
    }

    var isContainer: Bool { kind.rawValue <= Kind.item.rawValue }
}
