import Documents
import IndexStore
import JSONValues
import TextAnalysis

/// Changes an index that is there by single documents, as a running service is asked to: one thread, one commit.
///
/// Holds the writer's lock of the index as long as it lives; what a method has returned from is durable.
package final class RecordIndexer {
    /// Documents between two reports of progress.
    private static let step = 16

    private let writer: IndexWriter
    private let mergesAtOnce: Bool
    private let report: (String) -> Void
    /// Made when the first document is added: it may have to read the encoder's tokenizer.
    private lazy var preparation = Result { try DocumentPreparation(of: writer.settings) }

    /// Opens the index at `path` for writing; new documents are cut and analysed as those that it holds.
    ///
    /// - Throws: `IndexStoreError`, `TextAnalysisError`.
    ///
    /// - Parameters:
    ///   - mergesAtOnce: Merge segments when that is due before an answer; else somebody calls `mergeInBackground`.
    ///   - report: told, in words, what went wrong after a change was durable: the change holds all the same.
    package init(
        _ path: String, mergesAtOnce: Bool = true, report: @escaping (String) -> Void = { _ in }
    ) throws {
        self.mergesAtOnce = mergesAtOnce
        self.report = report
        writer = try IndexWriter(path)
        _ = try AnalyzerSettings(json: writer.settings.analyzer)
        writer.analysis = try DocumentPreparation.analysis(of: writer.settings)
    }

    /// Adds documents, or replaces those of the same id, in one transaction. No id may stand twice.
    ///
    /// - Parameter progress: called with the number of documents done; what it throws ends the work without a change.
    package func add(
        _ records: [SourceRecord], progress: (Int) throws -> Void = { _ in }
    ) throws -> IndexingReport {
        var report = IndexingReport()
        for start in stride(from: 0, to: records.count, by: RecordIndexer.step) {
            try progress(start)
            try add(records[start..<min(start + RecordIndexer.step, records.count)], &report)
        }
        try progress(records.count)
        try writer.commit()
        try finish()
        return report
    }

    /// Removes documents. Returns the ids that were not there, in the order given.
    package func remove(_ ids: [String]) throws -> [String] {
        let missing = try ids.filter { !(try writer.remove($0)) }
        try writer.commit()
        try finish()
        return missing
    }

    /// Makes one merge that is due in the index at `path`, beside its readers and writers, with less than a third of a
    /// core. `write` runs its argument with the right to write, at the end and shortly. False when nothing was due.
    package static func mergeInBackground(
        _ path: String, until isCancelled: @escaping @Sendable () -> Bool,
        _ write: ((RecordIndexer) throws -> Void) throws -> Void
    ) throws -> Bool {
        guard let merged = try BackgroundMerge(path, isCancelled: isCancelled).prepare() else { return false }
        var isAdopted = false
        try write { isAdopted = try $0.writer.adopt(merged) }
        return isAdopted
    }

    /// Moves the write-ahead log to the file unless a reader is in it, for readers that come later.
    package func emptyLog() throws { try writer.emptyLog() }

    private func finish() throws {
        try PassageContainment(writer).updateIfSmall()
        guard mergesAtOnce else { return }
        try writer.mergeIfDue()
        // What was committed is durable whether or not the log can be emptied.
        do { try writer.emptyLog() } catch { report("emptying the log of \(writer.path) put off: \(error)") }
    }

    /// Gives back the space of what is gone. Returns the file's size before and after.
    package func compact() throws -> (before: Int, after: Int) {
        try PassageContainment(writer).update()
        return try writer.compact()
    }

    private func add(_ records: ArraySlice<SourceRecord>, _ report: inout IndexingReport) throws {
        let preparation = try preparation.get()
        var documents: [PreparedDocument] = []
        for record in records {
            var record = record
            if record.document == nil { record.text = record.text.withoutNUL }
            let hash = preparation.hash(of: record)
            report.textBytes += record.text.utf8.count
            if try writer.contentHash(of: record.id) == hash {
                report.unchanged += 1
            } else {
                documents.append(preparation.prepare(record, hash: hash))
            }
        }
        let added = try writer.add(documents, terms: preparation.takeTerms())
        report.append(preparation.takeWarnings())
        report.added += added.added
        report.updated += added.updated
        report.passages += added.passages
    }
}
