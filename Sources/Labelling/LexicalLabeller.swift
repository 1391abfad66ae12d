package import ContextTypes
import Glibc
package import TextAnalysis

/// The labeller that needs no model: BM25 over the retrieved units, with title and headings, neighbours, pairs of
/// terms, their nearness, and what kind of answer the question asks for, joined by a small calibrator.
package struct LexicalLabeller: SentenceLabeller {
    package let profile: LabellerProfile
    private let settings: AnalyzerSettings?
    private let calibrator = LexicalCalibrator()

    /// - Parameters:
    ///   - settings: How words become terms; nil guesses the language of each request.
    ///   - retention: of a calibration; nil takes the one that comes with the program.
    package init(settings: AnalyzerSettings? = nil, retention: RetentionTable? = nil) {
        self.settings = settings
        profile = LabellerProfile(
            name: "bm25", threshold: LexicalCalibrator.threshold,
            retention: retention ?? LexicalRetention.table)
    }

    package func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        try scores(for: question, passages: passages).map(\.labels)
    }

    /// The score of every sentence and the relevance of every passage, 0...1.
    func scores(for question: String, passages: [Passage]) throws -> [LexicalScores] {
        try readings(of: question, passages).passages.map(\.scores)
    }

    /// The same with what it was made from.
    func readings(of question: String, _ passages: [Passage]) throws -> LexicalReadings {
        let matches = try QuestionMatches(question: question, passages: passages, settings: settings)
        try Task.checkCancellation()
        let readings = passages.indices.map { passage -> LexicalReadings.Reading in
            // No word in common: whatever a calibrator has learnt of places and lengths, there is no evidence.
            guard matches.sharesWords(withPassage: passage) else {
                let zeros = [Double](repeating: 0, count: passages[passage].sentences.count)
                return .init(features: [], scores: LexicalScores(sentences: zeros, relevance: 0))
            }
            let features = matches.features(ofPassage: passage)
            let scores = features.map { calibrator.score($0, passages: passages.count) }
            // Two thirds the whole passage, one third its best unit: the better order on development questions.
            let rank = (2 * matches.relevance(ofPassage: passage) + (scores.max() ?? 0)) / 3
            return .init(features: features, scores: LexicalScores(sentences: scores, relevance: rank))
        }
        return LexicalReadings(passages: readings, idf: matches.questionIdf)
    }

    /// The features of every unit of every passage, as the calibrator reads them: for its training.
    package func features(for question: String, passages: [Passage]) throws -> [[[Float]]] {
        let matches = try QuestionMatches(question: question, passages: passages, settings: settings)
        return passages.indices.map { matches.features(ofPassage: $0).map(\.values) }
    }
}

/// What the words alone say of one passage.
struct LexicalScores: Hashable, Sendable {
    /// One per sentence, 0...1.
    var sentences: [Double]
    /// 0...1.
    var relevance: Double

    var labels: PassageLabels { PassageLabels(scores: sentences, rankScore: relevance) }
}

/// What the words alone say of all passages, and of the question.
struct LexicalReadings {
    struct Reading {
        /// One per sentence; none when passage and question have no word in common.
        var features: [LexicalFeatures]
        var scores: LexicalScores
    }

    var passages: [Reading]
    /// How rare the question's words are, by their places; stop words are left out.
    var idf: [(span: SourceSpan, idf: Double)]
}
