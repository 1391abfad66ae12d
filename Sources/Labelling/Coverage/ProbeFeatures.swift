import ContextTypes

/// How well a sentence answers the learnt rows beside the question's tokens, by itself, beside its passage, and beside the
/// best of all passages.
struct ProbeFeatures {
    static let probes = 4
    static let names = ["probe", "probeBelowPassageBest", "probeBelowBest"].flatMap { name in
        (0..<probes).map { "\(name)\($0)" }
    }

    private let coverages: [TokenCoverage.Probes?]
    private let best: [Float]

    /// - Parameter coverages: finite; those without as many probes as the names have count as none.
    init(_ coverages: [TokenCoverage?]) {
        self.coverages = coverages.map { coverage in
            coverage?.probes.flatMap { $0.inPassage.count == Self.probes ? $0 : nil }
        }
        let passages = self.coverages.lazy.compactMap { $0?.inPassage }
        best = (0..<Self.probes).map { probe in passages.map { $0[probe] }.max() ?? 0 }
    }

    /// One row per sentence of a passage; nil for a passage without them.
    func rows(ofPassage index: Int) -> [[Float]]? {
        guard let coverage = coverages[index] else { return nil }
        return stride(from: 0, to: coverage.bySentence.count, by: Self.probes).map { start in
            let own = coverage.bySentence[start..<start + Self.probes]
            return own + zip(own, coverage.inPassage).map { $0 - $1 } + zip(own, best).map { $0 - $1 }
        }
    }
}
