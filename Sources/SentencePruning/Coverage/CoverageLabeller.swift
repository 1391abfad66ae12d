package import ContextTypes
import Glibc
package import TextAnalysis

/// The late-interaction labeller: what the words say and what stored token vectors say, joined by a calibrator that learnt from
/// the pruner and from labelled questions (`training/labeller`). No passage is encoded.
///
/// A value for one request: it holds the coverage of that request's passages. A passage without coverage is labelled by its
/// words alone.
package struct CoverageLabeller: SentenceLabeller {
    package let name = "token-vectors"
    package var defaultThreshold: Double { calibrator.threshold }
    package let retention: RetentionTable
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
        self.retention = retention ?? calibrator.retention
        lexical = LexicalLabeller(settings: settings)
    }

    package func labels(
        for question: String, passages: [Passage], deadline: ContinuousClock.Instant?
    ) throws -> [PassageLabels] {
        let words = try lexical.readings(of: question, passages)
        return zip(CoverageFeatureReader.rows(words, passages, coverages), words.passages).map {
            rows, words in
            guard let rows else {
                return PassageLabels(scores: words.scores.sentences, rankScore: words.scores.relevance)
            }
            let scores = rows.map { calibrator.score($0) }
            return PassageLabels(
                scores: scores, rankScore: (2 * words.scores.relevance + (scores.max() ?? 0)) / 3)
        }
    }
}

/// Reads the features of the late-interaction labeller.
package enum CoverageFeatureReader {
    package static let names = CoverageFeatures.names + WordFeatures.names + LexicalFeatures.names

    /// The features of every sentence, nil for passages without coverage: for the calibrator's training.
    package static func features(
        of question: String, _ passages: [Passage], _ coverages: [TokenCoverage?]
    ) throws -> [[[Float]]?] {
        rows(try LexicalLabeller().readings(of: question, passages), passages, coverages)
    }

    static func rows(
        _ words: LexicalReadings, _ passages: [Passage], _ coverages: [TokenCoverage?]
    ) -> [[[Float]]?] {
        // An index of another state than the passages came from would not fit.
        let fitting = passages.indices.map { index in
            index < coverages.count && coverages[index]?.sentences == passages[index].sentences.count
                ? coverages[index] : nil
        }
        let coverage = CoverageFeatures(fitting, idf: words.idf)
        let relative = WordFeatures(words.passages.map(\.scores))
        return words.passages.indices.map { index in
            coverage.rows(ofPassage: index).map { rows in
                let words = words.passages[index]
                let own =
                    words.features.isEmpty
                    ? rows.map { _ in LexicalFeatures.nothing } : words.features.map(\.withinExperience)
                return zip(zip(rows, relative.rows(of: words.scores)), own).map { $0.0 + $0.1 + $1 }
            }
        }
    }
}

/// The calibrator that lies in the folder of a late-interaction model: `calibrator.json`, in the form of `ScoreCalibrator`.
package struct CoverageCalibrator: Sendable {
    private let scores: ScoreCalibrator

    /// - Returns: nil when the folder has none: a model of another maker.
    /// - Throws: `PrunerError` when it cannot be used.
    package init?(folder: String) throws(PrunerError) {
        let file = "\(folder)/calibrator.json"
        guard access(file, F_OK) == 0 else { return nil }
        do { scores = try ScoreCalibrator(file: file, features: CoverageFeatureReader.names) } catch {
            throw .unusable(reason: "\(error)")
        }
    }

    var threshold: Double { scores.threshold }
    var retention: RetentionTable { scores.retention }
    func score(_ features: [Float]) -> Double { scores.score(features) }
}
