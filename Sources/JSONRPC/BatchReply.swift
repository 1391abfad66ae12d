import Threads

/// Collects the answers to one batch and sends them as one array when the last one is there.
final class BatchReply: Sendable {
    private struct Collected: Sendable {
        var missing: Int
        var answers: [[UInt8]] = []
        var bytes = 0
    }

    private let collected: Monitor<Collected>
    private let outbox: Outbox
    private let limit: Int

    /// - Parameter limit: Bytes of all answers together; one that is over it becomes an error.
    init(entries: Int, outbox: Outbox, limit: Int) {
        collected = Monitor(Collected(missing: entries))
        self.outbox = outbox
        self.limit = limit
    }

    /// Takes the answer to one entry; nil for entries that get none (notifications).
    func deliver(_ answer: [UInt8]?, id: RequestID) {
        let all = collected.withLock { collected -> [[UInt8]] in
            collected.missing -= 1
            if var answer {
                if collected.bytes + answer.count > limit {
                    answer = Answer.failure(.batchTooLarge(limit: limit), id: id)
                }
                collected.bytes += answer.count
                collected.answers.append(answer)
            }
            return collected.missing == 0 ? collected.answers : []
        }
        guard !all.isEmpty else { return }
        outbox.send([UInt8(ascii: "[")] + all.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")])
    }
}
