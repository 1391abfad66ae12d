import Dispatch
import Synchronization

@testable import ContextTypes
@testable import IndexStore
@testable import Postings

/// The passages of `generate.py`. Their texts are put together and split at blanks, as those of the peers are.
final class GeneratedPassages: @unchecked Sendable {
    // Sendable because the collector belongs to the one thread that collects; the next begins when it has ended.
    let offsets: [Int64]
    private let tokens: [Int32]
    private let collector = TermCollector()

    init(offsets: [Int64], tokens: [Int32]) {
        self.offsets = offsets
        self.tokens = tokens
    }

    /// Batches that are collected on a thread of their own.
    final class Collecting: Sendable {
        typealias Batch = (documents: [PreparedDocument], terms: TermBatch)
        let end: Int
        private let batches = Mutex<[Batch]>([])
        private let group = DispatchGroup()

        init(_ corpus: GeneratedPassages, from start: Int) {
            let count = corpus.offsets.count - 1
            end = min(start + 8_000, count)
            DispatchQueue.global().async(group: group) { [self] in
                for start in stride(from: start, to: end, by: 2_000) {
                    let range = start..<min(start + 2_000, end)
                    let documents = range.map { GeneratedPassages.prepare("\($0)") }
                    let terms = corpus.collect(range)
                    batches.withLock { $0.append((documents, terms)) }
                }
            }
        }

        /// nil when there were no passages left.
        func wait() -> [Batch]? {
            group.wait()
            let batches = batches.withLock { $0 }
            return batches.isEmpty ? nil : batches
        }
    }

    func startCollecting(_ start: Int) -> Collecting { Collecting(self, from: start) }

    private func collect(_ range: Range<Int>) -> TermBatch {
        var text: [UInt8] = []
        for passage in range {
            text.removeAll(keepingCapacity: true)
            for token in tokens[Int(offsets[passage])..<Int(offsets[passage + 1])] {
                text.append(UInt8(ascii: "t"))
                text.append(contentsOf: String(token).utf8)
                text.append(UInt8(ascii: " "))
            }
            text.withUnsafeBufferPointer { text in
                var start = 0
                while let end = text[start...].firstIndex(of: UInt8(ascii: " ")) {
                    collector.add(UnsafeBufferPointer(rebasing: text[start..<end]))
                    start = end + 1
                }
            }
            collector.endPassage()
        }
        return collector.takeBatch()
    }

    private static func prepare(_ id: String) -> PreparedDocument {
        let blocks = [Block(kind: .document, span: SourceSpan(start: 0, end: 0), parent: -1)]
        return PreparedDocument(
            Document(id: id, title: "", content: StructuredText(text: "", blocks: blocks)),
            passages: [Passage(id: "\(id)#0", document: id, text: "", blocks: blocks, sentences: [])],
            hash: ContentHash(of: [id]))
    }
}
