/// What a block is on the page. The raw values are stored in indexes: never renumber, only add.
package enum BlockKind: UInt8, Sendable, CaseIterable {
    /// The whole document; always block 0 of a tree.
    case document = 0
    /// A container without a meaning of its own (div, section, article).
    case section = 1
    case heading = 2
    case paragraph = 3
    /// Text that stands bare beside blocks, inside a container.
    case text = 4
    case list = 5
    case listItem = 6
    case definitionList = 7
    case definitionTerm = 8
    case definitionDescription = 9
    case table = 10
    case tableRow = 11
    case tableCell = 12
    case caption = 13
    case code = 14
    case quote = 15
    case figure = 16
}

/// Why a block is not main content. The raw values are stored in indexes.
package enum Boilerplate: UInt8, Sendable, CaseIterable {
    case navigation = 1
    case cookieBanner = 2
    case header = 3
    case footer = 4
    case sidebar = 5
    case linkList = 6
    case form = 7
    case comments = 8
    case advertisement = 9
    case hidden = 10
    case other = 11
}

/// One node of a block tree.
package struct Block: Hashable, Sendable {
    package var kind: BlockKind
    /// Where its text stands in the canonical text (all of its descendants included). Never empty but for block 0.
    package var span: SourceSpan
    /// Index of the parent in the same array; -1 for block 0.
    package var parent: Int
    /// 1 to 6 for headings; nesting depth from 1 for lists; for items of numbered lists their number (0 in indexes made
    /// before there were numbers); 0 otherwise.
    package var level: Int
    /// For table rows and cells: part of the header. For lists: false means bullets, true means numbers.
    package var isHeaderOrOrdered: Bool
    /// Nil for main content. A child of boilerplate is boilerplate.
    package var boilerplate: Boilerplate?

    package init(
        kind: BlockKind, span: SourceSpan, parent: Int, level: Int = 0, isHeaderOrOrdered: Bool = false,
        boilerplate: Boilerplate? = nil
    ) {
        self.kind = kind
        self.span = span
        self.parent = parent
        self.level = level
        self.isHeaderOrOrdered = isHeaderOrOrdered
        self.boilerplate = boilerplate
    }
}

/// A hyperlink over a stretch of the canonical text.
package struct Link: Hashable, Sendable {
    package var span: SourceSpan
    package var target: String

    package init(span: SourceSpan, target: String) {
        self.span = span
        self.target = target
    }
}
