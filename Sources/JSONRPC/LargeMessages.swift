import Threads

/// Remembers that a large message was handled, until its memory is given back.
final class LargeMessages: Sendable {
    private let turns = Monitor(0)

    /// To be called while the message is there. It is looked at twice: after its call, and after its answer is written.
    func note() { turns.withLock { $0 = 2 } }

    /// Whether there is anything to give back.
    func take() -> Bool {
        turns.withLock { turns in
            guard turns > 0 else { return false }
            turns -= 1
            return true
        }
    }
}
