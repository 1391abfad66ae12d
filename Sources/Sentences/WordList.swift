/// The words that the splitter must know of one language: each list is words parted by white space, lower case, without
/// the final period (`u.s`, `p.m`).
struct WordList: Sendable {
    var leading = ""
    var numbered = ""
    var abbreviation = ""
    var trailing = ""
    var starter = ""
    var calendar = ""
    var beforeOrdinal = ""
    var everyday = ""
    var exclaimed = ""
    var smallStarter = ""
    var label = ""
    var heading = ""
    var tail = ""
    /// Abbreviations when they are written with a capital, everyday words when not (`Pub.`, `pub`).
    var capitalised = ""
    /// How words end that are cut short, parted by white space (German `-tl` for `-tlich`): with a small first letter and
    /// such an end, a word is a leading abbreviation.
    var cutEndings = ""
    /// How words end that are surely not cut short.
    var wholeEndings = ""
    var smallStarts = SmallStarts.anywhere

    /// Behind what a sentence may start with any small letter, as in chat and mail, when a plain word stands before.
    enum SmallStarts: Int, Sendable {
        case nowhere
        /// Behind `!` and `?`, and behind the period of a word that ends as in `wholeEndings`.
        case behindWholeWords
        case anywhere
    }

    /// The lists with the trait that each one grants.
    var traits: [(words: String, trait: WordTraits)] {
        [
            (leading, .leading), (numbered, .numbered), (abbreviation, .abbreviation), (trailing, .trailing),
            (starter, .starter), (calendar, .calendar), (beforeOrdinal, .beforeOrdinal),
            (everyday, .everyday),
            (exclaimed, .exclaimed), (smallStarter, .smallStarter), (label, .label),
            (heading, [.heading, .label]), (tail, [.tail, .abbreviation]),
            (capitalised, [.abbreviation, .everyday]),
        ]
    }
}
