package import ContextTypes
package import TextAnalysis

/// The late-interaction labeller: what the words say and what stored token vectors say, joined by a calibrator that learnt from
/// the pruner and from labelled questions (`training/labeller`). No passage is encoded.
///
/// A value for one request: it holds the coverage of that request's passages. A passage without coverage is labelled by its
/// words alone.
package struct CoverageLabeller: SentenceLabeller {
    package let profile: LabellerProfile
    private let calibrator: CoverageCalibrator
    private let coverages: [TokenCoverage?]
    private let lexical: LexicalLabeller

    /// - Parameters:
    ///   - coverages: one for each passage that will be labelled, in their order.
    ///   - retention: of a calibration; nil takes the one that comes with the encoder.
    package init(
        _ calibrator: CoverageCalibrator, coverages: [TokenCoverage?], settings: AnalyzerSettings? = nil,
        retention: RetentionTable? = nil
    ) {
        self.calibrator = calibrator
        self.coverages = coverages
        profile = LabellerProfile(
            name: "token-vectors", threshold: calibrator.threshold,
            retention: retention ?? calibrator.retention)
        lexical = LexicalLabeller(settings: settings)
    }

    package func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        labels(try lexical.readings(of: question, passages), passages)
    }

    /// The same where the words have been read already.
    func labels(_ words: LexicalReadings, _ passages: [Passage]) -> [PassageLabels] {
        let found = CoverageReadings(words, passages, coverages)
        return words.passages.indices.map { index in
            let words = words.passages[index].scores
            guard let scores = calibrator.scores(found, ofPassage: index) else {
                return PassageLabels(scores: words.sentences, rankScore: words.relevance)
            }
            return PassageLabels(scores: scores, rankScore: (2 * words.relevance + (scores.max() ?? 0)) / 3)
        }
    }
}
