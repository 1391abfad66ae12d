import Glibc

/// What is to be done until a model is loaded, on several cores side by side: a cold start waits for it.
///
/// A thread sets out with the first job, while the caller still finds out what the others are: until a new thread runs, a
/// millisecond or two may pass, and nobody waits for that here.
///
/// `@unchecked Sendable`: `lock` guards everything.
final class LoadingJobs: @unchecked Sendable {
    private typealias Job = @Sendable () throws(ModelError) -> Void

    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
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
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        pthread_cond_destroy(changed)
        lock.deallocate()
        changed.deallocate()
    }

    /// Adds a job, which may begin at once.
    func add(_ job: @escaping @Sendable () throws(ModelError) -> Void) {
        let needsThread = locked {
            jobs.append(job)
            guard threads + 1 < mostThreads, jobs.count > threads else { return false }
            threads += 1
            return true
        }
        if needsThread { startThread() }
        pthread_cond_signal(changed)
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
        locked { while finished < jobs.count { pthread_cond_wait(changed, lock) } }
        if let failure { throw failure.error }
    }

    /// Drops the jobs that nobody has begun; to be called when their results are not wanted any more.
    func cancel() {
        locked {
            finished += jobs.count - started
            started = jobs.count
        }
        complete()
    }

    private func complete() {
        locked { isComplete = true }
        pthread_cond_broadcast(changed)
    }

    private func work() {
        while let (index, job) = take() {
            var failure: ModelError?
            do throws(ModelError) { try job() } catch { failure = error }
            locked {
                finished += 1
                if let failure, index < self.failure?.index ?? .max { self.failure = (index, failure) }
            }
            pthread_cond_broadcast(changed)
        }
    }

    /// Waits for a job; nil when there will be none.
    private func take() -> (Int, Job)? {
        locked {
            while started == jobs.count, !isComplete { pthread_cond_wait(changed, lock) }
            guard started < jobs.count else { return nil }
            started += 1
            return (started - 1, jobs[started - 1])
        }
    }

    private func startThread() {
        let jobs = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<LoadingJobs>.fromOpaque(context).takeRetainedValue().work() }
                return nil
            }, jobs.toOpaque())
        // Without the thread the others do its work.
        if code == 0 { pthread_detach(thread) } else { jobs.release() }
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
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
