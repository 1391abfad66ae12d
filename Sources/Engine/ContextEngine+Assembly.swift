package import ContextTypes
package import Labelling
package import Options
import TextAnalysis

extension ContextEngine {
    package init(
        indexes: IndexRegistry = .empty, labellers: PrunerShelf = PrunerShelf(),
        counters: [any TokenCounter] = [EstimatedTokenCounter()]
    ) {
        self.init(indexes: indexes, labellers: labellers, counters: GivenCounters(counters))
    }

    /// An engine in which `labeller` scores, whatever a request names.
    package init(
        labeller: any SentenceLabeller, counters: [any TokenCounter] = [EstimatedTokenCounter()]
    ) {
        self.init(labellers: PrunerShelf(only: labeller), counters: counters)
    }

    /// The engine that `settings` ask for, over the indexes at `paths`. Models are loaded when a request first needs them;
    /// the encoder of questions at once, when one of the indexes has token vectors.
    ///
    /// - Parameters:
    ///   - statistics: the path of those of the collection that the indexes are shards of.
    ///   - threads: threads of one request; nil: one per core.
    ///   - gaps: keeps what contexts with marks leave out.
    ///   - reportingMerges: see `IndexRegistry`.
    /// - Throws: `IndexStoreError`, `RegistryError`; `ModelError` when a model or the calibration cannot be read.
    package init(
        _ settings: Settings, indexes paths: [String] = [], statistics: String? = nil, threads: Int? = nil,
        gaps: GapStore = GapStore(), reportingMerges: (@Sendable (String) -> Void)? = nil
    ) throws {
        self.init(
            indexes: try IndexRegistry(
                opening: paths, encoder: try settings.models.questionEncoder(for: paths),
                statistics: statistics, reportingMerges: reportingMerges),
            labellers: try settings.models.labellers(threads: threads), counters: settings.tokenizers.shelf,
            gaps: gaps, screens: ScreenShelf())
    }
}
