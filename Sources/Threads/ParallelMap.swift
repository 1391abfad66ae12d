import Dispatch
import Synchronization

/// Runs a function over values on threads of its own; results in the order of the values.
package struct ParallelMap: Sendable {
    private let threads: Int

    /// - Parameter threads: 0 for one per core.
    package init(threads: Int) { self.threads = threads }

    package func run<Value: Sendable, Result: Sendable>(
        _ values: [Value], _ body: @escaping @Sendable (Value) throws -> Result
    ) -> [Swift.Result<Result, any Error>] {
        let count = min(values.count, threads > 0 ? threads : ProcessorCores.count)
        guard count > 1 else { return values.map { value in Swift.Result { try body(value) } } }
        let next = Mutex(0)
        let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: values.count))
        let work: @Sendable () -> Void = {
            while true {
                let index = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard index < values.count else { return }
                let result = Swift.Result { try body(values[index]) }
                results.withLock { $0[index] = result }
            }
        }
        let workers = WorkerThreads()
        // Where the system gives no thread, those that there are do all of it.
        for _ in 1..<count where !workers.start(work) { break }
        work()
        workers.join()
        return results.withLock { $0.compactMap { $0 } }
    }
}

/// Short work on several cores, inside a request: Dispatch's threads are there already, and all requests together never
/// take more of them than there are cores.
package enum ParallelLoop {
    /// Runs `body` for each number below `count`, the caller's thread among those that work; returns when all are done.
    package static func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
        guard count > 1 else { return (0..<max(0, count)).forEach(body) }
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
}
