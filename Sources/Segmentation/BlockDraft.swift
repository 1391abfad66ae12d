import ContextTypes

/// One block while a page is being read: before empty blocks go, single nests merge and texts get their place.
struct BlockDraft {
    var kind: BlockKind
    /// Index of the parent draft; -1 for the document.
    var parent: Int
    /// For leaves: its characters in the page's collapsed text.
    var text = SourceSpan(start: 0, end: 0)
    /// Holds text itself; never has children.
    var isLeaf: Bool
    /// 1 to 6 for headings; for items of numbered lists their number.
    var level = 0
    /// For numbered lists: the number of the next item.
    var nextNumber = 1
    /// Numbered lists, header rows and header cells.
    var isHeaderOrOrdered = false
    /// For cells: the column, counting empty cells and what spans reach over.
    var column = 0
    /// Bytes of `text` that are hyperlinks to other pages.
    var linkBytes = 0
    var hint = ElementHint()
    /// Why it is not main content; children inherit it.
    var mark: Boilerplate?

    /// CommonMark numbers items with at most nine digits.
    static let mostNumber = 999_999_999
}

/// A hyperlink in the page's collapsed text.
struct LinkDraft {
    var span: SourceSpan
    /// The leaf that holds it.
    var draft: Int
    /// The element in the markup tree.
    var node: Int
    /// To another page: not to a place on this one, nor to a script.
    var leadsAway: Bool
}
