/// When a text counts as contained in another.
package struct ContainmentBounds: Sendable, Hashable {
    /// A shorter text is never contained: "See also" stands everywhere and says nothing.
    package var fewestWords = 12
    /// The least share of the words, in their order: up to a fifth of them changed, and chance.
    package var share = 0.75
    /// The same where names do not show by a capital: there, a changed word may be what matters.
    package var shareWithoutCapitals = 0.95

    package init() {}
}
