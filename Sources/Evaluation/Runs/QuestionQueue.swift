import Synchronization

/// Hands out the questions of a chunk, each to whoever is free.
final class QuestionQueue: Sendable {
    private let count: Int
    private let position = Mutex(0)

    init(_ count: Int) { self.count = count }

    /// The position of the next question; nil when all are handed out.
    func next() -> Int? {
        position.withLock { position in
            guard position < count else { return nil }
            position += 1
            return position - 1
        }
    }
}
