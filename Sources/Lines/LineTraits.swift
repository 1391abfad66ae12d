/// What a line looks like, whatever the text is.
package struct LineTraits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    private static func bit(_ place: UInt64) -> LineTraits { LineTraits(rawValue: 1 << place) }

    package static let blank = bit(0)
    /// Drawn from one or two kinds of signs: `-----`, `=====`, `+---+---+`.
    package static let rule = bit(1)
    /// Begins with a time or a date.
    package static let time = bit(2)
    // What its words say.
    package static let failure = bit(3)
    package static let warning = bit(4)
    package static let information = bit(5)
    package static let success = bit(6)
    /// Begins with what programs write before an error (`error:`, `E   `, `not ok`, `panic:`), or names an exception.
    package static let errorHead = bit(7)
    // Traces.
    package static let traceHead = bit(8)
    package static let frame = bit(9)
    package static let exception = bit(10)
    /// `path:line` or `path(line)` at its beginning: a diagnostic, or a match of a search.
    package static let place = bit(11)
    /// Points at a part of the line above: `^~~~`.
    package static let caret = bit(12)
    /// `note:`, `help:`, `hint:`.
    package static let note = bit(13)
    // Differences.
    package static let diffFile = bit(14)
    package static let hunk = bit(15)
    package static let added = bit(16)
    package static let removed = bit(17)
    /// A title among other lines: `=== FAILURES ===`, `[section]`, `# heading`, `some/path:`.
    package static let heading = bit(18)
    package static let colonEnd = bit(19)
    /// The header of a table: words without numbers, in capitals or over a rule.
    package static let tableHead = bit(20)
    package static let bullet = bit(21)
    package static let keyValue = bit(22)
    package static let comment = bit(23)
    package static let importing = bit(24)
    package static let declaration = bit(25)
    /// Brackets, commas and semicolons alone.
    package static let brackets = bit(26)
    /// Counts what was done: `3 failed, 12 passed`, `Ran 5 tests`, `Total: 9`.
    package static let summary = bit(27)
    package static let opens = bit(28)
    package static let closes = bit(29)
    package static let number = bit(30)
    package static let quoted = bit(31)
    /// A name of a file or folder.
    package static let path = bit(32)
    package static let prompt = bit(33)
    package static let question = bit(34)
    /// Ends like a sentence.
    package static let sentence = bit(35)
    package static let negation = bit(36)
    package static let speaker = bit(37)
}

/// The measures of one line.
package struct LineShape: Sendable, Hashable {
    package var traits: LineTraits = []
    /// Columns before the first sign; a tab goes to the next of eight.
    package var indent = 0
    /// Bytes from the first sign to the last.
    package var length = 0
    package var letters = 0
    package var digits = 0
    package var words = 0
    /// Names of several words, such as `test_login`.
    package var names = 0

    package func has(_ traits: LineTraits) -> Bool { !self.traits.isDisjoint(with: traits) }

    /// The message of an error, a failed test, a panic.
    package var tellsOfFailure: Bool {
        has([.errorHead, .exception]) && has([.failure, .exception]) && !has(.success)
    }
}
