package import ContextTypes
import Glibc
import Inference
package import TextAnalysis
import Tokenization

/// The labeller with a model: one pass over question and passage gives the keep probability of every token and the
/// relevance of the passage (the form of Provence); a calibrator puts the scores beside what the words say.
///
/// With `reads = .all` every window is read, best passage of the lexical labeller first, so that a deadline leaves the
/// least promising ones unread. With `reads = .cascade` only the windows that the lexical labeller picks are read
/// (IDCM): at first as many as hold nearly all that the words promise, and when no sentence of them likely answers, up to
/// a third of all. What is unread gets no score.
package struct ModelLabeller: SentenceLabeller {
    /// How much of the passages the encoder reads.
    package enum Reads: Sendable {
        case all
        case cascade
    }

    package let name: String
    /// The calibrator's; without one the conservative threshold of Provence.
    package var defaultThreshold: Double { model.calibrator?.threshold ?? 0.1 }
    /// The conservative threshold of Provence, which the raw probabilities of tokens are compared with.
    package let majorityThreshold = 0.1
    package let retention: RetentionTable
    package let hopelessShare = 0.05
    package let judgesPassages = true
    private static let likely = 0.5
    private let model: PrunerModel
    private let reads: Reads
    private let lexical: LexicalLabeller
    private let threads: Int

    /// - Parameters:
    ///   - threads: threads that one request may use; results do not depend on it.
    ///   - retention: of a calibration; nil takes the one in the model's folder.
    package init(
        _ model: PrunerModel, reads: Reads = .all, settings: AnalyzerSettings? = nil,
        threads: Int = 1, retention: RetentionTable? = nil
    ) {
        self.model = model
        self.retention = retention ?? model.calibrator?.retention ?? .empty
        self.reads = reads
        self.threads = max(1, threads)
        lexical = LexicalLabeller(settings: settings)
        name = reads == .all ? model.name : "\(model.name)-cascade"
    }

    package var calibrationName: String { "\(name)-\(model.fingerprint)" }

    package func labels(
        for question: String, passages: [Passage], deadline: ContinuousClock.Instant?
    ) throws -> [PassageLabels] {
        let nothing = passages.map { $0.sentences.map { _ in false } }
        return try labels(for: question, passages: passages, skipping: nothing, deadline: deadline)
    }

    package func labels(
        for question: String, passages: [Passage], skipping: [[Bool]], deadline: ContinuousClock.Instant?
    ) throws -> [PassageLabels] {
        let words = try lexical.scores(for: question, passages: passages)
        // A window with a unit that stays is read whole: sentences out of their context are judged badly.
        let windows = windows(of: question, passages).filter { window in
            window.pieces.contains { !skipping[window.passage][$0.sentence] }
        }
        let readings = try readings(of: windows, passages, words, deadline: deadline)
        return zip(zip(rows(readings, words), readings), words).map { read, words in
            let (rows, reading) = read
            return PassageLabels(
                scores: scores(rows, reading), rankScore: reading.relevance.map { 1 / (1 + exp(-$0)) } ?? 0,
                majority: reading.sentences.map { $0?.majority }, windows: reading.windows)
        }
    }

    /// The calibrator's features of every sentence, with every passage's relevance and the scores: for its training.
    package func measurements(for question: String, passages: [Passage]) throws -> [LabelMeasurement] {
        let words = try lexical.scores(for: question, passages: passages)
        let readings = try readings(of: windows(of: question, passages), passages, words, deadline: nil)
        return zip(rows(readings, words), readings).map { rows, reading in
            LabelMeasurement(features: rows, relevance: reading.relevance, scores: scores(rows, reading))
        }
    }

    /// The calibrated scores; without a calibrator the mean keep probabilities.
    private func scores(_ rows: [[Float]?], _ reading: PassageReading) -> [Double?] {
        zip(rows, reading.sentences).map { row, sentence in
            model.calibrator.flatMap { calibrator in row.map { calibrator.score($0) } }
                ?? sentence?.probability
        }
    }

    private func rows(_ readings: [PassageReading], _ words: [LexicalScores]) -> [[[Float]?]] {
        let (reading, word) = (ReadingFeatures(readings), WordFeatures(words))
        return readings.indices.map { passage in
            zip(reading.rows(of: readings[passage]), word.rows(of: words[passage])).map { row, words in
                row.map { $0 + words }
            }
        }
    }

    private func readings(
        of windows: [PrunerWindow], _ passages: [Passage], _ words: [LexicalScores],
        deadline: ContinuousClock.Instant?
    ) throws -> [PassageReading] {
        let prior = LexicalPrior(windows, words: words)
        var found = WindowReadings(passages, windows: windows)
        func read(_ range: Range<Int>) throws {
            let batches = WindowBatches(prior.order[range].map { windows[$0] })
            found.add(try batches.run(on: model, threads: threads, deadline: deadline))
        }
        guard reads == .cascade else {
            try read(0..<windows.count)
            return found.passages
        }
        let (first, most) = prior.cascade
        try read(0..<first)
        let isTimely = deadline.map { ContinuousClock.now < $0 } ?? true
        if first < most, isTimely, !holdsAnswer(found.passages, words) { try read(first..<most) }
        return found.passages
    }

    /// Whether a sentence of what was read likely answers, so that a cascade need not look further.
    private func holdsAnswer(_ readings: [PassageReading], _ words: [LexicalScores]) -> Bool {
        zip(rows(readings, words), readings).contains { rows, reading in
            scores(rows, reading).contains { ($0 ?? 0) >= Self.likely }
        }
    }

    private func windows(of question: String, _ passages: [Passage]) -> [PrunerWindow] {
        let asked = model.ids(of: question)
        return passages.indices.flatMap { index in
            let passage = passages[index]
            let paths = HeadingPaths(passage)
            var titles: [String: [Int32]] = ["": []]
            var text = passage.text
            let sentences = text.withUTF8 { bytes in
                passage.sentences.map { model.ids(of: UnsafeBufferPointer(rebasing: bytes[$0.span.range])) }
            }
            return PrunerWindow.windows(
                passage: index, question: asked,
                title: { sentence in
                    let path = paths.path(at: passage.sentences[sentence].span.start)
                    let ids = titles[path] ?? model.ids(of: path + ":")
                    titles[path] = ids
                    return ids
                }, sentences: sentences, special: model.encoder.tokenizer.specialTokens,
                positions: model.encoder.configuration.positions)
        }
    }
}

/// What a calibrator is trained on, of one passage; nil for sentences that were not read.
package struct LabelMeasurement: Sendable {
    package var features: [[Float]?]
    package var relevance: Double?
    package var scores: [Double?]
}
