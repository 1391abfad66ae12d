import Threads

/// Runs tasks on threads of its own, so that SQLite and pruning may block without holding the cooperative pool.
///
/// `stop()` must be called, or the threads live for ever.
package final class ThreadPoolExecutor: TaskExecutor {
    private struct Jobs {
        var waiting = FIFO<UnownedJob>()
        var isStopped = false
    }

    private let jobs = Monitor(Jobs())

    package init(threads: Int) {
        for _ in 0..<threads {
            let isStarted = DetachedThread.start { [self] in work() }
            precondition(isStarted, "the system refuses a thread")
        }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.waiting.append(job) }
    }

    /// Ends the threads when everything enqueued has run.
    package func stop() { jobs.withLock { $0.isStopped = true } }

    private func work() {
        while true {
            let next = jobs.wait { jobs -> UnownedJob?? in
                if let job = jobs.waiting.popFirst() { return .some(job) }
                return jobs.isStopped ? .some(nil) : nil
            }
            guard let job = next else { return }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
