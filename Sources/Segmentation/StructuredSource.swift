package import ContextTypes
package import JSONValues

/// A source text read for what it says: its structure, and what it states of itself.
package struct StructuredSource: Hashable, Sendable {
    package var content: StructuredText
    package var title: String?
    /// BCP 47 tag as the page states it.
    package var language: String?
    /// The canonical address, when the page states one.
    package var url: String?
    /// What the page states of itself (`description`, `date`, `author`, `siteName`, front matter), as found.
    package var metadata: JSON
    /// What its readers cannot see; left out of `content` unless it was to be kept.
    package var hidden = HiddenText()
    /// Nothing of the page was surely main content, so that more of it counts as such.
    package var fellBack = false
}

extension StructuredSource {
    /// What a reader of documents has written; without a title of its own the first heading is it.
    package init(
        _ writer: BlockTreeWriter, title: String? = nil, language: String? = nil, url: String? = nil,
        metadata: JSON = .object([])
    ) {
        let content = writer.content()
        let heading = content.blocks.first { $0.kind == .heading && $0.boilerplate == nil }
        let stated = title.flatMap { $0.hasVisibleCharacter ? $0 : nil }
        self.init(
            content: content, title: stated ?? heading.map { content.text.text(at: $0.span) },
            language: language, url: url, metadata: metadata, hidden: writer.hidden)
    }
}
