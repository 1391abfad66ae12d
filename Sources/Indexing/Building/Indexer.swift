import Glibc
import IndexStore
import JSONValues
import TextAnalysis
import Threads

/// Makes a corpus part of an index: one thread reads, every core prepares, one thread writes.
///
/// Documents are written in the order of the corpus, whatever the number of threads; between the threads stand
/// queues of bounded length, so memory does not grow with the corpus.
package final class Indexer {
    private let writer: IndexWriter
    private let options: IndexingOptions
    private let analyzer: AnalyzerSettings
    private let clock = ContinuousClock()

    /// Opens the index at `path` for writing, or makes it.
    ///
    /// - Throws: `IndexStoreError`, `TextAnalysisError`.
    package init(_ path: String, options: IndexingOptions = IndexingOptions()) throws {
        self.options = options
        _ = try Analyzer(options.analyzer)
        writer = try IndexWriter(
            path,
            creatingWith: IndexSettings(
                analyzer: options.analyzer.json,
                cutting: options.cutting, k1: options.k1,
                b: options.b))
        do { analyzer = try AnalyzerSettings(json: writer.settings.analyzer) } catch {
            throw IndexStoreError.damaged(file: path, place: "meta", reason: "\(error)")
        }
        writer.analysis = try DocumentPreparation.analysis(of: writer.settings)
    }

    /// Indexes everything that `corpus` gives. Problems of single documents are listed in the report and end nothing;
    /// only what is wrong with the index itself is thrown, and then everything confirmed before is kept.
    ///
    /// - Parameter progress: Called after every batch and commit; returning false ends the run after a commit.
    package func run(
        _ corpus: CorpusReader, progress: (IndexingProgress) -> Bool = { _ in true }
    ) throws -> IndexingReport {
        let started = clock.now
        var run = IndexingRun(known: options.sync ? Set(try writer.documentIDs()) : nil)
        let pipeline = try PreparationPipeline(
            corpus, analyzer: analyzer, passageTokens: options.passageTokens,
            counter: try PassageMeasure(of: writer.settings.cutting).counter(),
            keepsHidden: IndexingOptions.keepsHidden(in: writer.settings), threads: threadCount,
            hashes: ContentHashes(writer.path), shard: options.shard,
            admission: options.admission, limits: options.limits)
        defer { pipeline.stop() }
        while let batch = try pipeline.next() {
            try write(batch, &run)
            run.progress = IndexingProgress(
                documents: run.report.documents, confirmed: run.confirmed, textBytes: run.report.textBytes,
                bytesRead: batch.bytesRead, bytesTotal: batch.bytesTotal, seconds: seconds(since: started))
            if !progress(run.progress) { return try finish(&run, isWhole: false, started, progress) }
        }
        return try finish(&run, isWhole: true, started, progress)
    }

    /// Removes documents by id. Returns those that were not there.
    package func remove(_ ids: [String]) throws -> [String] {
        let missing = try ids.filter { !(try writer.remove($0)) }
        try writer.commit()
        try PassageContainment(writer).update()
        try writer.mergeIfDue()
        return missing
    }

    /// Finds again which passages stand in others: after a merge of indexes, that looked each at itself.
    package func updateContained() throws {
        try PassageContainment(writer).update()
        try writer.mergeIfDue()
        try writer.checkpoint()
    }

    /// Gives back the space of what is gone. Returns the file's size before and after.
    package func compact() throws -> (before: Int, after: Int) {
        try PassageContainment(writer).update()
        return try writer.compact()
    }

    private var threadCount: Int {
        options.threads > 0 ? options.threads : ProcessorCores.count
    }

    private func seconds(since start: ContinuousClock.Instant) -> Double {
        let elapsed = (clock.now - start).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    }

    private func write(_ batch: PreparedBatch, _ run: inout IndexingRun) throws {
        run.report.append(batch.problems)
        run.report.unchanged += batch.unchanged.count
        run.report.textBytes += batch.textBytes
        if run.vanished != nil {
            for id in batch.unchanged { run.vanished?.remove(id) }
            for document in batch.documents { run.vanished?.remove(document.id) }
        }
        if !batch.documents.isEmpty {
            let added = try writer.add(batch.documents, terms: batch.terms)
            run.report.added += added.added
            run.report.updated += added.updated
            run.report.passages += added.passages
        }
        run.bytesSinceCommit += batch.textBytes
        guard writer.needsCommit || run.bytesSinceCommit >= options.commitBytes else { return }
        try commit(&run)
    }

    private func commit(_ run: inout IndexingRun) throws {
        try writer.commit()
        run.bytesSinceCommit = 0
        run.confirmed = run.report.documents
    }

    private func finish(
        _ run: inout IndexingRun, isWhole: Bool, _ started: ContinuousClock.Instant,
        _ progress: (IndexingProgress) -> Bool
    ) throws -> IndexingReport {
        // A document that could not be read has not vanished, but its id may not be known: then nothing is removed.
        if isWhole, let vanished = run.vanished {
            if run.report.problemCount == 0 {
                for id in vanished.sorted() where try writer.remove(id) { run.report.removed += 1 }
            } else {
                run.report.notRemoved = vanished.count
            }
        }
        try commit(&run)
        // Whoever interrupts a build does not wait for a merge, or for what the next build finds too.
        if isWhole {
            try PassageContainment(writer).update()
            try writer.mergeAfterBuild()
        }
        try writer.checkpoint()
        run.report.seconds = seconds(since: started)
        run.progress.confirmed = run.confirmed
        run.progress.seconds = run.report.seconds
        _ = progress(run.progress)
        return run.report
    }
}

/// The state of one run.
private struct IndexingRun {
    var report = IndexingReport()
    /// Documents of the index that the corpus has not shown yet; nil when they stay.
    var vanished: Set<String>?
    var bytesSinceCommit = 0
    var confirmed = 0
    var progress = IndexingProgress(
        documents: 0, confirmed: 0, textBytes: 0, bytesRead: 0, bytesTotal: nil, seconds: 0)

    init(known: Set<String>?) { vanished = known }
}
