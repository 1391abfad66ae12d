package import ContextTypes
import Glibc
import Inference
package import TextAnalysis
import Tokenization

/// The labeller with a model: one pass over question and passage gives the keep probability of every token and the
/// relevance of the passage (the form of Provence); a calibrator puts the scores beside what the words say.
///
/// With `reads = .all` every window is read that `readTokens` pay for, the most promising first. With `reads = .cascade`
/// only the windows that the words pick are read (IDCM): at first as many as hold nearly all that the words promise, and
/// when no sentence of them likely answers, up to a third of all. What is unread keeps the score of its words, or of the
/// token vectors that an index holds of it.
package struct ModelLabeller: SentenceLabeller {
    /// How much of the passages the encoder reads.
    package enum Reads: Sendable {
        case all
        case cascade
    }

    package let profile: LabellerProfile
    private static let likely = 0.5
    private let model: PrunerModel
    private let reads: Reads
    private let readTokens: Int?
    private let lexical: LexicalLabeller
    private let unread: CoverageLabeller?
    private let threads: Int

    /// - Parameters:
    ///   - readTokens: tokens that are read when a request does not say; nil: all.
    ///   - unread: scores what is not read; nil: the words do.
    ///   - threads: threads that one request may use; results do not depend on it.
    ///   - retention: of a calibration; nil takes the one in the model's folder.
    package init(
        _ model: PrunerModel, reads: Reads = .all, readTokens: Int? = nil, settings: AnalyzerSettings? = nil,
        unread: CoverageLabeller? = nil, threads: Int = 1, retention: RetentionTable? = nil
    ) {
        self.model = model
        self.reads = reads
        self.readTokens = readTokens
        self.unread = unread
        self.threads = max(1, threads)
        lexical = LexicalLabeller(settings: settings)
        let name = reads == .all ? model.name : "\(model.name)-cascade"
        // Without a calibrator, and for the raw probabilities of tokens, the conservative threshold of Provence.
        profile = LabellerProfile(
            name: name, threshold: model.calibrator?.threshold ?? Self.provenceThreshold,
            majorityThreshold: Self.provenceThreshold, judgesPassages: true,
            calibrationName: "\(name)-\(model.fingerprint)",
            retention: retention ?? model.calibrator?.retention ?? .empty)
    }

    private static let provenceThreshold = 0.1

    package func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        let words = try lexical.readings(of: question, passages)
        let before = unread?.labels(words, passages) ?? words.passages.map(\.scores.labels)
        let scores = words.passages.map(\.scores)
        let links = TitleLinks(question, passages)
        let readings = try readings(
            of: windows(of: question, passages), passages, words: scores, links, before: before, extent)
        let rows = rows(readings, scores, links)
        return passages.indices.map { index in
            let reading = readings[index]
            return PassageLabels(
                scores: zip(self.scores(rows[index], reading), before[index].scores).map {
                    $0 ?? unreadScore($1)
                },
                rankScore: Self.probability(
                    reading.relevance ?? Self.unreadRelevance(before[index].rankScore)),
                majority: reading.sentences.map { $0?.majority }, windows: reading.windows)
        }
    }

    /// What the words score on the scale of the model's scores: where both were known (20 passages of an index a question,
    /// thirteen sets of questions), the same scores meant about e times as much of the words as of the model. Scores by
    /// token vectors mean the same.
    private func unreadScore(_ score: Double) -> Double {
        guard unread == nil else { return score }
        let odds = min(score, 1 - 1e-9) / (1 - min(score, 1 - 1e-9)) / M_E
        return odds / (1 + odds)
    }

    /// The relevance logit of a passage that was not read, fitted to the model's in the same way.
    private static func unreadRelevance(_ relevance: Double) -> Double {
        let relevance = min(max(relevance, 1e-4), 1 - 1e-4)
        return 8 + 4 * log(relevance / (1 - relevance))
    }

    private static func probability(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

    /// The calibrator's features of every sentence, with every passage's relevance and the scores: for its training.
    package func measurements(for question: String, passages: [Passage]) throws -> [LabelMeasurement] {
        let words = try lexical.scores(for: question, passages: passages)
        let links = TitleLinks(question, passages)
        let readings = try readings(
            of: windows(of: question, passages), passages, words: words, links, before: words.map(\.labels),
            ReadingExtent())
        return zip(rows(readings, words, links), readings).map { rows, reading in
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

    /// The values of `PrunerModel.features`, by passage and sentence; nil where nothing was read.
    private func rows(
        _ readings: [PassageReading], _ words: [LexicalScores], _ links: TitleLinks
    ) -> [[[Float]?]] {
        let (reading, word, links) = (
            ReadingFeatures(readings), WordFeatures(words), links.rows(of: readings)
        )
        return readings.indices.map { passage in
            let (read, said) = (reading.rows(of: readings[passage]), word.rows(of: words[passage]))
            return read.indices.map { sentence in
                read[sentence].map { $0 + said[sentence] + links[passage][sentence] }
            }
        }
    }

    /// - Parameters:
    ///   - words: what the words say of each passage, for the calibrator.
    ///   - before: what is known of each passage without reading, for the order.
    private func readings(
        of windows: [PrunerWindow], _ passages: [Passage], words: [LexicalScores], _ links: TitleLinks,
        before: [PassageLabels], _ extent: ReadingExtent
    ) throws -> [PassageReading] {
        let prior = LexicalPrior(windows, labels: before)
        let affordable = prior.count(within: extent.tokens ?? readTokens, of: windows)
        var found = WindowReadings(passages, windows: windows)
        let most = reads == .all ? affordable : min(prior.cascade.most, affordable)
        func read(_ range: Range<Int>) throws {
            let batches = WindowBatches(prior.order[range].map { windows[$0] })
            found.add(
                try batches.run(on: model, threads: threads, deadline: extent.deadline) { read in
                    extent.report?(range.lowerBound + read, most)
                })
        }
        guard reads == .cascade else {
            try read(0..<affordable)
            return found.passages
        }
        let first = min(prior.cascade.first, affordable)
        try read(0..<first)
        let isTimely = extent.deadline.map { ContinuousClock.now < $0 } ?? true
        if first < most, isTimely, !holdsAnswer(found.passages, words, links) { try read(first..<most) }
        return found.passages
    }

    /// Whether a sentence of what was read likely answers, so that a cascade need not look further.
    private func holdsAnswer(
        _ readings: [PassageReading], _ words: [LexicalScores], _ links: TitleLinks
    ) -> Bool {
        zip(rows(readings, words, links), readings).contains { rows, reading in
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
