/// A set of scalars as sorted runs, searched by halving: for sets that are asked rarely.
struct ScalarSet: Sendable {
    private let runs: [Range<UInt32>]

    init(_ table: StaticString) {
        var runs: [Range<UInt32>] = []
        UnicodeRuns(table).forEachRun { runs.append(UInt32($0.lowerBound)..<UInt32($0.upperBound)) }
        self.runs = runs
    }

    func contains(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].upperBound <= scalar { low = middle + 1 } else { high = middle }
        }
        return low < runs.count && runs[low].contains(scalar)
    }

    /// `\w`
    static let words = ScalarSet(PatternTables.words)
    /// What `Digits` takes for a number beyond `\p{N}`.
    static let lateNumbers = ScalarSet(PatternTables.lateNumbers)
    /// What `Punctuation` splits at.
    static let punctuation = ScalarSet(UnicodeTables.punctuation)
    static let combiningMarks = ScalarSet(PatternTables.combiningMarks)
    static let extending = ScalarSet(PatternTables.extending)
    static let control = ScalarSet(PatternTables.control)
    static let prepending = ScalarSet(PatternTables.prepending)
}
