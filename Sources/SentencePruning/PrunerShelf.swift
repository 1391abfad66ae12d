package import ContextTypes
import Inference
import Synchronization

/// The labellers that a request may name, and the one that `auto` means. The model is loaded at its first use.
package final class PrunerShelf: Sendable {
    private let only: (any SentenceLabeller)?
    private let folder: String?
    private let threads: Int
    private let model = Mutex<PrunerModel?>(nil)

    /// - Parameters:
    ///   - folder: a model folder; without one only `lexical` can be had.
    ///   - threads: threads that one request may use.
    package init(modelFolder folder: String? = nil, threads: Int = 1) {
        self.folder = folder
        self.threads = threads
        only = nil
    }

    /// A shelf that gives the same labeller whatever is asked for.
    package init(only labeller: any SentenceLabeller) {
        only = labeller
        folder = nil
        threads = 1
    }

    /// - Throws: `PrunerError` when the labeller needs a model and there is none, or its folder cannot be used.
    package func labeller(for pruner: PruningOptions.Pruner) throws(PrunerError) -> any SentenceLabeller {
        if let only { return only }
        switch pruner {
        // The model is opt-in until the selection under a tight budget no longer prefers several short sentences to
        // the long one that it scores best.
        case .lexical, .auto: return LexicalLabeller()
        case .cascade: return ModelLabeller(try loaded(for: pruner), reads: .cascade, threads: threads)
        case .accurate: return ModelLabeller(try loaded(for: pruner), reads: .all, threads: threads)
        }
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
            "the pruner \"\(pruner)\" needs a model: name a model folder in models.pruner, or use \"lexical\""
        case .unusable(let reason): reason
        }
    }
}
