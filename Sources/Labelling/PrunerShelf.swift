package import ContextTypes
import Inference
import Synchronization
import TextAnalysis

/// The labellers that a request may name, and the one that `auto` means. The model is loaded at its first use.
package final class PrunerShelf: Sendable {
    /// `auto` reads nothing by a model when there is less time than this: one batch may take as long.
    private static let leastTime = Duration.milliseconds(100)
    /// Tokens that `auto` reads when a request does not say: what six layers read in about 100 ms on one core.
    package static let readTokens = 3_000

    private let only: (any SentenceLabeller)?
    private let model: ModelOnDemand?
    private let smallModel: ModelOnDemand?
    private let multilingualModel: ModelOnDemand?
    private let coverageFolder: String?
    private let modelPlaces: [String]
    private let coverage = Mutex<CoverageCalibrator??>(nil)
    private let threads: Int
    private let calibrations: CalibrationFile

    /// - Parameters:
    ///   - folder: a model folder; without one only labellers without a model can be had.
    ///   - smallFolder: a quicker model for `auto`; nil: `auto` takes the other.
    ///   - multilingualFolder: what `auto` reads other languages than English with; nil: it reads none.
    ///   - missingPlaces: where a model was looked for in vain.
    ///   - coverageFolder: the late-interaction model that gives coverages; nil: `fast` goes by the words alone.
    ///   - threads: threads that one request may use.
    ///   - calibrations: what `winnow calibrate` has found; it goes before what comes with the labellers.
    package init(
        modelFolder folder: String? = nil, smallModelFolder smallFolder: String? = nil,
        multilingualModelFolder multilingualFolder: String? = nil, missingPlaces: [String] = [],
        coverageFolder: String? = nil, threads: Int = 1,
        calibrations: CalibrationFile = CalibrationFile()
    ) {
        model = folder.map(ModelOnDemand.init)
        smallModel = smallFolder.map(ModelOnDemand.init)
        multilingualModel = multilingualFolder.map(ModelOnDemand.init)
        modelPlaces = missingPlaces
        self.coverageFolder = coverageFolder
        self.threads = threads
        self.calibrations = calibrations
        only = nil
    }

    /// A shelf that gives the same labeller whatever is asked for.
    package init(only labeller: any SentenceLabeller) {
        only = labeller
        model = nil
        smallModel = nil
        multilingualModel = nil
        modelPlaces = []
        coverageFolder = nil
        threads = 1
        calibrations = CalibrationFile()
    }

    /// - Parameters:
    ///   - time: how long the request may take; nil when it does not say.
    ///   - coverages: what an index's token vectors say of them; empty when they come from nowhere.
    ///   - texts: what is to be read; its language decides between the models of `auto`. Asked only when it decides.
    /// - Throws: `PrunerError` when the labeller needs a model and there is none, or its folder cannot be used; what
    ///   `texts` throws.
    package func labeller(
        for pruner: PruningOptions.Pruner, within time: Duration? = nil,
        coverages: [TokenCoverage?] = [],
        texts: @autoclosure () throws -> [String] = []
    ) throws -> any SentenceLabeller {
        if let only { return only }
        switch pruner {
        case .auto:
            guard isTimely(time), let model = try model(reading: texts()) else {
                return try labeller(for: .fast, coverages: coverages)
            }
            return try modelLabeller(model, reads: .all, readTokens: Self.readTokens, coverages)
        case .fast:
            return try coverageLabeller(coverages) ?? labeller(for: .lexical)
        case .lexical:
            let labeller = LexicalLabeller()
            return calibrations.tables[labeller.profile.calibrationName].map {
                LexicalLabeller(retention: $0)
            }
                ?? labeller
        case .cascade, .accurate:
            guard let model else { throw PrunerError.noModel(pruner: pruner.rawValue) }
            return try modelLabeller(model, reads: pruner == .accurate ? .all : .cascade, coverages)
        }
    }

    /// Nil when no passage has token vectors, or no model to score by them.
    private func coverageLabeller(_ coverages: [TokenCoverage?]) throws(PrunerError) -> CoverageLabeller? {
        guard coverages.contains(where: { $0 != nil }), let calibrator = try coverageCalibrator() else {
            return nil
        }
        let labeller = CoverageLabeller(calibrator, coverages: coverages)
        return calibrations.tables[labeller.profile.calibrationName].map {
            CoverageLabeller(calibrator, coverages: coverages, retention: $0)
        } ?? labeller
    }

    /// The same for a request's question and passages, whose first few tell the language.
    package func labeller(
        for pruner: PruningOptions.Pruner, _ question: String, _ passages: [Passage],
        within time: Duration? = nil, coverages: [TokenCoverage?] = []
    ) throws -> any SentenceLabeller {
        try labeller(
            for: pruner, within: time, coverages: coverages,
            texts: Self.sample(question, passages))
    }

    /// Where a model was looked for in vain that `auto` would have read the passages with; empty when it reads with one,
    /// or would not have read.
    package func missingPlaces(
        _ question: String, _ passages: [Passage], within time: Duration? = nil
    ) throws -> [String] {
        guard !modelPlaces.isEmpty, isTimely(time),
            try LanguageGuess.isEnglish(Self.sample(question, passages))
        else { return [] }
        return modelPlaces
    }

    private func isTimely(_ time: Duration?) -> Bool { time.map { $0 >= Self.leastTime } ?? true }

    private static func sample(_ question: String, _ passages: [Passage]) -> [String] {
        [question] + passages.prefix(16).map(\.text)
    }

    /// The model that `auto` reads texts with: the quick one for English, the multilingual one for what its vocabulary
    /// covers; nil for the rest.
    private func model(reading texts: [String]) throws -> ModelOnDemand? {
        guard let english = smallModel ?? model else { return nil }
        if try LanguageGuess.isEnglish(texts) { return english }
        guard let multilingualModel, try multilingualModel.loaded().covers(texts) else { return nil }
        return multilingualModel
    }

    private func coverageCalibrator() throws(PrunerError) -> CoverageCalibrator? {
        try coverage.withLock { known throws(PrunerError) in
            if let known { return known }
            let calibrator = try coverageFolder.flatMap { folder throws(PrunerError) in
                try CoverageCalibrator(folder: folder)
            }
            known = .some(calibrator)
            return calibrator
        }
    }

    private func modelLabeller(
        _ model: ModelOnDemand, reads: ModelLabeller.Reads, readTokens: Int? = nil,
        _ coverages: [TokenCoverage?]
    ) throws(PrunerError) -> ModelLabeller {
        let model = try model.loaded()
        let unread = try coverageLabeller(coverages)
        func labeller(_ retention: RetentionTable?) -> ModelLabeller {
            ModelLabeller(
                model, reads: reads, readTokens: readTokens, unread: unread, threads: threads,
                retention: retention)
        }
        let plain = labeller(nil)
        return calibrations.tables[plain.profile.calibrationName].map(labeller) ?? plain
    }
}

/// A model that is loaded at its first use and then shared.
private final class ModelOnDemand: Sendable {
    private let folder: String
    private let model = Mutex<PrunerModel?>(nil)

    init(folder: String) { self.folder = folder }

    func loaded() throws(PrunerError) -> PrunerModel {
        try model.withLock { model throws(PrunerError) in
            if let model { return model }
            do {
                let loaded = try PrunerModel(folder: folder)
                model = loaded
                return loaded
            } catch { throw .unusable(reason: "\(error)") }
        }
    }
}

/// Why a labeller with a model cannot be had.
package enum PrunerError: Error, Sendable, Hashable, CustomStringConvertible {
    case noModel(pruner: String)
    case unusable(reason: String)

    package var description: String {
        switch self {
        case .noModel(let pruner):
            "the pruner \"\(pruner)\" needs a model: name a model folder in models.pruner, or use \"fast\""
        case .unusable(let reason): reason
        }
    }
}
