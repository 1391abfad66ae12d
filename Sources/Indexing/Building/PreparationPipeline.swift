import ContextTypes
import IndexStore
import Postings
import Synchronization
import TextAnalysis
import Threads

/// Some documents on their way to the writer.
struct PreparedBatch: Sendable {
    var documents: [PreparedDocument] = []
    var terms = TermCollector().takeBatch()
    /// Ids of documents that the index holds already with the same content.
    var unchanged: [String] = []
    var problems: [CorpusProblem] = []
    var textBytes = 0
    var bytesRead = 0
    var bytesTotal: Int?
}

/// Threads between the reader of a corpus and the writer of an index.
///
/// One thread cuts the corpus into raw records and hands them out in numbered batches; workers decode and prepare
/// them; `next` gives the batches back in the order of their numbers. A permit for each batch between reader and
/// writer bounds how many there are.
final class PreparationPipeline {
    private typealias Finished = (number: Int, batch: Result<PreparedBatch, any Error>)

    private let shared: Shared
    private let threads = WorkerThreads()
    private var finished: [Int: Result<PreparedBatch, any Error>] = [:]
    private var nextNumber = 0

    /// What the threads share.
    private final class Shared: @unchecked Sendable {
        // Sendable because `corpus` is used by the reading thread alone, `duplicates` inside `gate` alone; the rest
        // is immutable or guards itself.
        let corpus: CorpusReader
        var duplicates = DuplicateFilter()
        let gate = OrderedGate()
        let decoder: RecordDecoder
        let hashes: ContentHashes
        let shard: CorpusShard?
        let admission: DocumentAdmission?
        let raw: BoundedQueue<RawBatch>
        let prepared: BoundedQueue<Finished>
        let permits: BoundedQueue<Int>
        private let working: Mutex<Int>

        init(
            _ corpus: CorpusReader, decoder: RecordDecoder, hashes: ContentHashes, shard: CorpusShard?,
            admission: DocumentAdmission?, threads: Int
        ) {
            self.admission = admission
            self.shard = shard
            self.corpus = corpus
            self.decoder = decoder
            self.hashes = hashes
            raw = BoundedQueue(capacity: threads)
            prepared = BoundedQueue(capacity: 4 * threads)
            permits = BoundedQueue(capacity: 6 * threads)
            working = Mutex(threads)
        }

        /// Called by each worker at its end; the last one ends the queue of prepared batches.
        func leave() {
            let left = working.withLock { working in
                working -= 1
                return working
            }
            if left == 0 { prepared.close() }
        }
    }

    /// Starts the threads.
    init(
        _ corpus: CorpusReader, analyzer: AnalyzerSettings, passageTokens: Int,
        counter: any TokenCounter, keepsHidden: Bool, threads count: Int,
        hashes: ContentHashes, shard: CorpusShard? = nil, admission: DocumentAdmission? = nil,
        limits: ReadingLimits
    ) throws {
        let shared = Shared(
            corpus, decoder: RecordDecoder(limits: limits), hashes: hashes, shard: shard,
            admission: admission, threads: count)
        self.shared = shared
        var running = 0
        for _ in 0..<count {
            let preparation = try DocumentPreparation(
                analyzer: analyzer, passageTokens: passageTokens, counter: counter, keepsHidden: keepsHidden)
            let worker = Worker(shared: shared, preparation: preparation)
            if threads.start({ worker.run() }) { running += 1 } else { shared.leave() }
        }
        guard running > 0, threads.start({ PreparationPipeline.readCorpus(shared) }) else {
            stop()
            throw IndexingError.noThreads
        }
    }

    deinit { stop() }

    /// The next batch in the order of the corpus; nil after the last.
    func next() throws -> PreparedBatch? {
        while true {
            if let batch = finished.removeValue(forKey: nextNumber) {
                nextNumber += 1
                _ = shared.permits.take()
                return try batch.get()
            }
            guard let (number, batch) = shared.prepared.take() else { return nil }
            finished[number] = batch
        }
    }

    /// Ends all threads, wherever they are, and waits for them.
    func stop() {
        shared.permits.cancel()
        shared.raw.cancel()
        shared.prepared.cancel()
        threads.join()
    }
}

/// Raw records that one worker takes at a time.
private struct RawBatch: Sendable {
    static let bytes = 256 << 10
    static let items = 256

    var number: Int
    var items: [RawItem] = []
    var size = 0
    var bytesRead = 0
    var bytesTotal: Int?

    var isFull: Bool { size >= RawBatch.bytes || items.count >= RawBatch.items }

    mutating func append(_ item: RawItem) {
        items.append(item)
        if case .record(let record) = item { size += record.bytes.count }
    }
}

extension PreparationPipeline {
    /// The reading thread.
    private static func readCorpus(_ shared: Shared) {
        var batch = RawBatch(number: 0)
        func handOver() -> Bool {
            batch.bytesRead = shared.corpus.bytesRead
            batch.bytesTotal = shared.corpus.bytesTotal
            guard shared.permits.put(batch.number), shared.raw.put(batch) else { return false }
            batch = RawBatch(number: batch.number + 1)
            return true
        }
        while let item = shared.corpus.nextRaw() {
            batch.append(item)
            if batch.isFull, !handOver() { return }
        }
        if batch.items.isEmpty || handOver() { shared.raw.close() }
    }

    /// One of the threads that prepare.
    private final class Worker: @unchecked Sendable {
        // Sendable because it is handed to its thread and used there alone.
        private let shared: Shared
        private let preparation: DocumentPreparation

        init(shared: Shared, preparation: DocumentPreparation) {
            self.shared = shared
            self.preparation = preparation
        }

        func run() {
            while let raw = shared.raw.take() {
                let (records, problems) = decode(raw)
                var batch = PreparedBatch()
                batch.bytesRead = raw.bytesRead
                batch.bytesTotal = raw.bytesTotal
                batch.problems = problems
                let result = Result {
                    try prepare(records, into: &batch)
                    return batch
                }
                guard shared.prepared.put((raw.number, result)) else { return }
            }
            shared.leave()
        }

        /// The records of the batch, without those whose id stands earlier in the corpus, and what is wrong.
        private func decode(_ raw: RawBatch) -> ([SourceRecord], [CorpusProblem]) {
            let items = raw.items.map(decode)
            var records: [SourceRecord] = []
            var problems: [CorpusProblem] = []
            shared.gate.pass(raw.number) {
                for item in items {
                    switch item {
                    case .problem(let problem): problems.append(problem)
                    case .record(let record) where shared.shard?.holds(record.id) == false: break
                    case .record(let record):
                        if let problem = shared.duplicates.admit(record) {
                            problems.append(problem)
                        } else {
                            if let warning = record.problem { problems.append(warning) }
                            records.append(record)
                        }
                    case nil: break
                    }
                }
            }
            return (records, problems)
        }

        private func decode(_ item: RawItem) -> CorpusItem? {
            switch item {
            case .problem(let problem): return .problem(problem)
            case .record(let raw):
                do {
                    return try shared.decoder.record(from: raw).map { .record($0) }
                } catch {
                    return .problem(error)
                }
            }
        }

        private func prepare(_ records: [SourceRecord], into batch: inout PreparedBatch) throws {
            let hashes = records.map { preparation.hash(of: $0) }
            let known = try shared.hashes.areKnown(zip(records, hashes).map { ($0.id, $1) })
            for (index, record) in records.enumerated() {
                batch.textBytes += record.text.utf8.count
                if known[index] {
                    batch.unchanged.append(record.id)
                } else if let document = preparation.prepare(
                    record, hash: hashes[index], admission: shared.admission)
                {
                    batch.documents.append(document)
                }
            }
            batch.terms = preparation.takeTerms()
            batch.problems += preparation.takeWarnings()
        }
    }
}
