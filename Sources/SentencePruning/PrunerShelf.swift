package import ContextTypes
import Inference
import Synchronization

/// The labellers that a request may name, and the one that `auto` means. The model is loaded at its first use.
package final class PrunerShelf: Sendable {
    /// `auto` reads nothing by a model when there is less time than this: one batch may take as long.
    private static let leastTime = Duration.milliseconds(100)

    private let only: (any SentenceLabeller)?
    private let folder: String?
    private let threads: Int
    private let model = Mutex<PrunerModel?>(nil)
    private let calibrations: CalibrationFile

    /// - Parameters:
    ///   - folder: a model folder; without one only labellers without a model can be had.
    ///   - threads: threads that one request may use.
    ///   - calibrations: what `winnow calibrate` has found; it goes before what comes with the labellers.
    package init(
        modelFolder folder: String? = nil, threads: Int = 1, calibrations: CalibrationFile = CalibrationFile()
    ) {
        self.folder = folder
        self.threads = threads
        self.calibrations = calibrations
        only = nil
    }

    /// A shelf that gives the same labeller whatever is asked for.
    package init(only labeller: any SentenceLabeller) {
        only = labeller
        folder = nil
        threads = 1
        calibrations = CalibrationFile()
    }

    /// - Parameter time: how long the request may take; nil when it does not say.
    /// - Throws: `PrunerError` when the labeller needs a model and there is none, or its folder cannot be used.
    package func labeller(
        for pruner: PruningOptions.Pruner, within time: Duration? = nil
    ) throws(PrunerError) -> any SentenceLabeller {
        if let only { return only }
        switch pruner {
        case .auto:
            let isTimely = time.map { $0 >= Self.leastTime } ?? true
            return try labeller(for: folder != nil && isTimely ? .cascade : .fast)
        case .fast, .lexical:
            let labeller = LexicalLabeller()
            return calibrations.tables[labeller.calibrationName].map { LexicalLabeller(retention: $0) }
                ?? labeller
        case .cascade: return modelLabeller(try loaded(for: pruner), reads: .cascade)
        case .accurate: return modelLabeller(try loaded(for: pruner), reads: .all)
        }
    }

    private func modelLabeller(_ model: PrunerModel, reads: ModelLabeller.Reads) -> ModelLabeller {
        let labeller = ModelLabeller(model, reads: reads, threads: threads)
        guard let table = calibrations.tables[labeller.calibrationName] else { return labeller }
        return ModelLabeller(model, reads: reads, threads: threads, retention: table)
    }

    private func loaded(for pruner: PruningOptions.Pruner) throws(PrunerError) -> PrunerModel {
        guard let folder else { throw .noModel(pruner: pruner.rawValue) }
        return try model.withLock { model throws(PrunerError) in
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
