package import ContextTypes
package import JSONValues

/// A source text read for what it says: its structure, and what it states of itself.
package struct StructuredSource: Sendable {
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
