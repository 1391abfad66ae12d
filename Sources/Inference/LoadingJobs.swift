import Glibc

/// What is to be done until a model is loaded, on several cores side by side: a cold start waits for it.
///
/// A thread sets out with the first job, while the caller still finds out what the others are: until a new thread runs, a
/// millisecond or two may pass, and nobody waits for that here.
///
///
/// `@unchecked Sendable`: `monitor` guards everything.
final class LoadingJobs: @unchecked Sendable {
    private typealias Job = @Sendable () throws(ModelError) -> Void

    private let monitor = Monitor()
    private var jobs: [Job] = []
    private var started = 0
    private var finished = 0
    private var isComplete = false
    private var failure: (index: Int, error: ModelError)?
    private var threads = 0
    private let mostThreads: Int

    /// - Parameter threads: how many work at most, the caller among them; nil takes the cores, up to eight.
    init(threads: Int? = nil) {
        mostThreads = threads ?? min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// Adds a job, which may begin at once.
    func add(_ job: @escaping @Sendable () throws(ModelError) -> Void) {
        let needsThread = monitor.locked {
            jobs.append(job)
            guard threads + 1 < mostThreads, jobs.count > threads else { return false }
            threads += 1
            return true
        }
        // Without the thread the others do its work.
        if needsThread { DetachedThread.start { self.work() } }
        monitor.signal()
    }

    /// Adds a job with a result, which is there after `finish`.
    func add<Value: Sendable>(
        _ job: @escaping @Sendable () throws(ModelError) -> Value
    ) -> LoadedValue<Value> {
        let loaded = LoadedValue<Value>()
        add { () throws(ModelError) in loaded.set(try job()) }
        return loaded
    }

    /// Adds a job for each part.
    func add(_ parts: [ProjectionPart]) {
        for part in parts { add { () throws(ModelError) in try part.read() } }
    }

    /// Reads some parts before all other jobs and waits for them alone; threads that are free help.
    ///
    /// - Throws: of several errors that of the first part.
    func read(_ parts: [ProjectionPart]) throws(ModelError) {
        let group = LoadingJobs(threads: 1)
        group.add(parts)
        for _ in 1..<max(1, min(parts.count, mostThreads)) { add { group.work() } }
        try group.finish()
    }

    /// Helps until every job is done.
    ///
    /// - Throws: of several errors that of the job which was added first.
    func finish() throws(ModelError) {
        complete()
        work()
        let failure = monitor.locked {
            while finished < jobs.count { monitor.wait() }
            return self.failure
        }
        if let failure { throw failure.error }
    }

    /// Drops the jobs that nobody has begun; to be called when their results are not wanted any more.
    func cancel() {
        monitor.locked {
            finished += jobs.count - started
            started = jobs.count
        }
        complete()
    }

    /// Lets everybody go who finds no job.
    private func complete() {
        monitor.locked { isComplete = true }
        monitor.signal()
    }

    private func work() {
        while let (index, job) = take() {
            var failure: ModelError?
            do throws(ModelError) { try job() } catch { failure = error }
            monitor.locked {
                finished += 1
                if let failure, index < self.failure?.index ?? .max { self.failure = (index, failure) }
            }
            monitor.signal()
        }
    }

    /// Waits for a job; nil when there will be none.
    private func take() -> (Int, Job)? {
        monitor.locked {
            while started == jobs.count, !isComplete { monitor.wait() }
            guard started < jobs.count else { return nil }
            started += 1
            return (started - 1, jobs[started - 1])
        }
    }
}

/// The result of one of `LoadingJobs`.
///
/// `@unchecked Sendable`: written by the job, read after all jobs have been waited for.
final class LoadedValue<Value: Sendable>: @unchecked Sendable {
    private var stored: Value?

    var value: Value {
        guard let stored else { preconditionFailure("asked before the jobs were done") }
        return stored
    }

    fileprivate func set(_ value: Value) { stored = value }
}
