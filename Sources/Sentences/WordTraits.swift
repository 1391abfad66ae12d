/// What a language's word lists say about a word in front of a period, or behind one.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// Abbreviation that never ends a sentence before a capital or a digit (`Mr.`, `e.g.`, `vs.`).
    static let leading = WordTraits(rawValue: 1)
    /// Abbreviation in front of a number (`No. 5`, `p. 12`); before anything else an ordinary word.
    static let numbered = WordTraits(rawValue: 2)
    /// Abbreviation that ends a sentence only before a word that starts one (`Inc.`, `Jr.`, `Univ.`).
    static let abbreviation = WordTraits(rawValue: 4)
    /// Abbreviation that ends a sentence whenever a capital follows (`etc.`, `p.m.`).
    static let trailing = WordTraits(rawValue: 8)
    /// Function word that starts sentences and hardly ever a name (`The`, `He`, `However`).
    static let starter = WordTraits(rawValue: 16)
    /// Month or weekday, whole or cut short.
    static let calendar = WordTraits(rawValue: 32)
    /// Word in front of an ordinal number written with a period (German `am 3. Mai`).
    static let beforeOrdinal = WordTraits(rawValue: 64)
    /// Short everyday word that is no abbreviation, however short (`it`, `up`).
    static let everyday = WordTraits(rawValue: 128)
    /// Name that ends with an exclamation mark (`Yahoo!`).
    static let exclaimed = WordTraits(rawValue: 256)
    /// Word that starts sentences in small letters, in chat and mail (`i`, `the`, `please`).
    static let smallStarter = WordTraits(rawValue: 512)
    /// Word that names one of several by a number or letter (`Plan B`, `Fig. A`).
    static let label = WordTraits(rawValue: 1024)
    /// Label word that heads a section with its number (`Section 3. Fees`).
    static let heading = WordTraits(rawValue: 2048)
    /// Abbreviation at the end of a name, which opens no sentence (`Co.`, `App.`, `Rev.`).
    static let tail = WordTraits(rawValue: 4096)

    /// What tells a language.
    static let functionWord: WordTraits = [.starter, .smallStarter]

    static let anyAbbreviation: WordTraits = [.leading, .numbered, .abbreviation, .trailing]
}
