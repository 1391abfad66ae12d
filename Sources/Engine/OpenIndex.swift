package import ContextTypes
package import IndexStore
package import Indexing
import JSONValues
package import Options
package import Retrieval
import Synchronization

/// An index file that questions are answered from. Every call reads one snapshot; readers never wait for a writer.
package final class OpenIndex: Sendable {
    package let name: String
    package let path: String
    private let retriever: PassageRetriever
    /// One writer at a time in this process; the file's own lock keeps other processes out.
    private let writing = Mutex(())
    private let hasWritten = Mutex(false)
    /// Merges segments while requests are answered; nil when a change is to merge before it returns.
    private let merges: MergeThread?
    private let report: @Sendable (String) -> Void

    /// Opens the index at `path`. Its name is the file's, without folder and ending. `statistics` is the path of those
    /// of the collection that it is a shard of.
    ///
    /// - Throws: `IndexStoreError`.
    /// - Parameters:
    ///   - mergeFaults: Merges segments in the background, and tells this what went wrong; nil when changes merge before
    ///     they return.
    ///   - report: told, in words, what went wrong after a change was durable, where `mergeFaults` is nil.
    package init(
        _ path: String, encoder: (any QuestionEncoder)? = nil, statistics: String? = nil,
        mergeFaults faults: BackgroundFaults? = nil,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        self.path = path
        if let faults { self.report = { faults.add($0) } } else { self.report = report }
        merges = faults.map { MergeThread(path: path, faults: $0) }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let dot = file.lastIndex(of: ".")
        name = dot.map { $0 == file.startIndex ? file : String(file[..<$0]) } ?? file
        retriever = try PassageRetriever(path: path, encoder: encoder, statistics: statistics)
    }

    /// The same with the encoder that `models` name, when the index has token vectors.
    package convenience init(
        _ path: String, _ models: ModelSettings, statistics: String? = nil
    ) throws {
        try self.init(path, encoder: try models.questionEncoder(for: [path]), statistics: statistics)
    }

    deinit { merges?.stop() }

    /// Leaves the index as one file, unless others are in it: ends the merges, moves the write-ahead log to the file and
    /// lets go of it. For the end of a service, when nothing is written any more.
    func close() {
        merges?.stop()
        if hasWritten.withLock({ $0 }) {
            // What was confirmed is durable whether or not the log can be emptied.
            do {
                try writing.withLock { _ in try RecordIndexer(path, mergesAtOnce: false).emptyLog() }
            } catch { report("emptying the log put off: \(error)") }
        }
        retriever.index.close()
    }

    /// The best passages for `question`, best first.
    func passages(for question: String, _ options: RetrievalOptions) throws -> [ScoredPassage] {
        try retriever.search(question, options)
    }

    /// The same with how it was found, and what each term and token adds when the options ask to explain.
    func result(for question: String, _ options: RetrievalOptions) throws -> RetrievalResult {
        try retriever.result(for: question, options)
    }

    /// What `body` makes of the document that the user knows by `id`; nil when there is none.
    package func withDocument<Result>(_ id: String, _ body: (StoredDocument) throws -> Result) throws
        -> Result?
    {
        try retriever.index.read { try $0.storedDocument(id).map(body) }
    }

    /// The whole document that the user knows by `id`; nil when there is none.
    package func document(_ id: String) throws -> Document? {
        try retriever.index.read { try $0.document(id) }
    }

    /// Ids and titles of the documents after the one of this id, or of the first ones, in the order of their ids.
    package func documents(after id: String?, limit: Int) throws -> [(id: String, title: String)] {
        try retriever.index.read { try $0.documents(after: id, limit: limit) }
    }

    /// Counts, sizes and settings.
    package func status() throws -> IndexStatus { try retriever.index.status() }

    /// What is wrong with the file, in words; empty when nothing is.
    package func findings() throws -> [String] { try retriever.findings { Task.isCancelled } }

    /// Gives back space that nothing uses. Returns the file's size before and after.
    package func compact() throws -> (before: Int, after: Int) {
        // Idle readers would keep the file in a mode in which its pages cannot get checksums.
        retriever.index.close()
        return try write { try $0.compact() }
    }

    /// Changes the index; what has returned is durable.
    package func write<Result>(_ body: (RecordIndexer) throws -> sending Result) throws -> Result {
        hasWritten.withLock { $0 = true }
        let result = try writing.withLock { _ in
            try body(try RecordIndexer(path, mergesAtOnce: merges == nil, report: report))
        }
        merges?.wake { [self] adopt in
            try writing.withLock { _ in try adopt(try RecordIndexer(path, mergesAtOnce: false)) }
        }
        return result
    }
}
