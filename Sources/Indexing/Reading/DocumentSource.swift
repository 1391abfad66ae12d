import ContextTypes
import Documents

/// Reads a file that is one document.
final class DocumentSource: RecordSource {
    private let input: BufferedInput
    private let record: (path: String, id: String, content: FileContent, modified: Int?)
    private let limits: ReadingLimits
    private var isDone = false

    init(
        _ input: BufferedInput, path: String, id: String, content: FileContent, modified: Int?,
        limits: ReadingLimits
    ) {
        self.input = input
        record = (path, id, content, modified)
        self.limits = limits
    }

    func next() -> RawItem? {
        guard !isDone else { return nil }
        isDone = true
        do {
            // Before anything more is read: a device may never end.
            let head = input.peek(1 << 16)
            if case .source = record.content, ByteOrderMark.find(in: head).0 == .none,
                let binary = BinaryContent.find(in: head)
            {
                return problem(binary.reason)
            }
            let count = try input.fill(to: limits.documentBytes + 1)
            guard count <= limits.documentBytes else {
                return problem(
                    "larger than the limit of \(limits.documentBytes) bytes for one document; "
                        + "split it or raise the limit")
            }
            guard count > 0 else { return problem("the file is empty") }
            return .record(
                RawRecord(
                    kind: .file(record.content, id: record.id, modified: record.modified),
                    bytes: [UInt8](input.window), place: CorpusPlace(source: record.path)))
        } catch { return problem(error.reason) }
    }

    private func problem(_ reason: String) -> RawItem {
        .problem(CorpusProblem(location: record.path, reason: reason))
    }
}
