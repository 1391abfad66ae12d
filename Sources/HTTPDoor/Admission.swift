import Threads

/// How much may be worked on and held at once; what is over it is refused at once.
final class Admission: Sendable {
    private struct State {
        var requests = 0
        var bytes = 0
    }

    private let state = Monitor(State())
    private let requestLimit: Int
    private let byteLimit: Int
    /// Requests that are worked on at once.
    private let workers: Int

    /// - Parameters:
    ///   - workers: requests that are worked on at once.
    ///   - waiting: requests that may wait beside them.
    ///   - bytes: of all bodies that are held.
    init(workers: Int, waiting: Int, bytes: Int) {
        self.workers = workers
        requestLimit = workers + waiting
        byteLimit = bytes
    }

    /// A place among the requests that are inside; it is free again when nobody holds it any more.
    final class Seat: Sendable {
        private let admission: Admission

        fileprivate init(in admission: Admission) { self.admission = admission }

        deinit { admission.state.withLock { $0.requests -= 1 } }
    }

    /// Nil when as many are inside as may be.
    func enter() -> Seat? {
        let hasRoom = state.withLock { state in
            guard state.requests < requestLimit else { return false }
            state.requests += 1
            return true
        }
        return hasRoom ? Seat(in: self) : nil
    }

    /// False when so many bytes more would be too many.
    func hold(_ bytes: Int) -> Bool {
        state.withLock { state in
            guard state.bytes + bytes <= byteLimit else { return false }
            state.bytes += bytes
            return true
        }
    }

    func release(_ bytes: Int) { state.withLock { $0.bytes -= bytes } }

    /// Requests that are worked on, and that wait.
    var load: (working: Int, waiting: Int) {
        let inside = state.withLock { $0.requests }
        return (min(inside, workers), max(0, inside - workers))
    }
}
