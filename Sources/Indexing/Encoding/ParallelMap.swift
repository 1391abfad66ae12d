import Glibc
import Synchronization

/// Runs a function over values on threads of its own; results in the order of the values.
struct ParallelMap: Sendable {
    /// 0 for one per core.
    let threads: Int

    func run<Value: Sendable, Result: Sendable>(
        _ values: [Value], _ body: @escaping @Sendable (Value) throws -> Result
    ) -> [Swift.Result<Result, any Error>] {
        let count = min(values.count, threads > 0 ? threads : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
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
