package import ContextTypes

/// Everything that the late-interaction labeller knows of a request.
package struct CoverageReadings {
    /// Of `rows`, in their order.
    package static let names = CoverageFeatures.names + WordFeatures.names + LexicalFeatures.names

    /// What words and vectors say of every sentence, nil for passages without coverage.
    package let rows: [[[Float]]?]
    let evidence: TokenEvidence
    let probes: ProbeFeatures

    /// Of each token of the question, its share of the idf: for the calibrator's training.
    package var rarity: [Float] { evidence.rarity }

    /// Reads the words itself: for the calibrator's training.
    package init(of question: String, _ passages: [Passage], _ coverages: [TokenCoverage?]) throws {
        self.init(try LexicalLabeller().readings(of: question, passages), passages, coverages)
    }

    init(_ words: LexicalReadings, _ passages: [Passage], _ coverages: [TokenCoverage?]) {
        // An index of another state than the passages came from would not fit.
        let fitting = passages.indices.map { index in
            index < coverages.count && coverages[index]?.sentences == passages[index].sentences.count
                ? coverages[index]?.finite : nil
        }
        let rarity = CoverageFeatures.rarity(fitting, idf: words.idf)
        let coverage = CoverageFeatures(fitting, rarity: rarity)
        let relative = WordFeatures(words.passages.map(\.scores))
        rows = words.passages.indices.map { index in
            coverage.rows(ofPassage: index).map { rows in
                let words = words.passages[index]
                let own =
                    words.features.isEmpty
                    ? rows.map { _ in LexicalFeatures.nothing } : words.features.map(\.withinExperience)
                return zip(zip(rows, relative.rows(of: words.scores)), own).map { $0.0 + $0.1 + $1 }
            }
        }
        evidence = TokenEvidence(fitting, rarity: rarity)
        probes = ProbeFeatures(fitting)
    }
}
