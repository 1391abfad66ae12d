package import ContextTypes

extension ContextPipeline {
    /// Retrieves, prunes, reranks, fits: the part of an index that answers `question`.
    ///
    /// Spans of the result count in each document's stored text. With `order = document` the passages come out by
    /// document and place.
    ///
    /// - Parameters:
    ///   - report: told how far a model has read.
    ///   - retrieve: fetches the candidates; its time is reported as `timings.retrieve`.
    /// - Throws: as `prune`, and what `retrieve` throws.
    package func trim(
        _ question: String, _ options: PruningOptions = PruningOptions(), report: ReadingReport? = nil,
        retrieve: () throws -> [ScoredPassage]
    ) throws -> TrimmedContext {
        var trace = PipelineTrace()
        let found = try trace.run(\.retrieve) { try retrieve() }
        let passages = found.map(\.passage)
        let inDocuments = passages.indices.sorted { left, right in
            (passages[left].document, passages[left].origin.utf8, left)
                < (passages[right].document, passages[right].origin.utf8, right)
        }
        return try prune(
            question, passages, options, given: found.map(\.score), coverages: found.map(\.coverage),
            documentOrder: inDocuments, report: report,
            trace: &trace)
    }
}
