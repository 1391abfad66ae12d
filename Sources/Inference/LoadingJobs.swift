import Threads

/// What is to be done until a model is loaded, on several cores side by side: a cold start waits for it.
///
/// A thread sets out with the first job, while the caller still finds out what the others are: until a new thread runs, a
/// millisecond or two may pass, and nobody waits for that here.
final class LoadingJobs: Sendable {
    private typealias Job = @Sendable () throws(ModelError) -> Void

    private struct State {
        var jobs: [Job] = []
        var started = 0
        var finished = 0
        var isComplete = false
        var failure: (index: Int, error: ModelError)?
        var threads = 0
    }

    private let state = Monitor(State())
    private let mostThreads: Int

    /// - Parameter threads: how many work at most, the caller among them; nil takes the cores, up to eight.
    init(threads: Int? = nil) { mostThreads = threads ?? min(8, ProcessorCores.count) }

    /// Adds a job, which may begin at once.
    func add(_ job: @escaping @Sendable () throws(ModelError) -> Void) {
        let needsThread = state.withLock { state in
            state.jobs.append(job)
            guard state.threads + 1 < mostThreads, state.jobs.count > state.threads else { return false }
            state.threads += 1
            return true
        }
        // Without the thread the others do its work.
        if needsThread { DetachedThread.start { self.work() } }
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
        let failure = state.wait { state -> ModelError?? in
            state.finished < state.jobs.count ? nil : .some(state.failure?.error)
        }
        if let failure { throw failure }
    }

    /// Drops the jobs that nobody has begun; to be called when their results are not wanted any more.
    func cancel() {
        state.withLock { state in
            state.finished += state.jobs.count - state.started
            state.started = state.jobs.count
        }
        complete()
    }

    /// Lets everybody go who finds no job.
    private func complete() { state.withLock { $0.isComplete = true } }

    private func work() {
        while let (index, job) = take() {
            var failure: ModelError?
            do throws(ModelError) { try job() } catch { failure = error }
            state.withLock { state in
                state.finished += 1
                if let failure, index < state.failure?.index ?? .max { state.failure = (index, failure) }
            }
        }
    }

    /// Waits for a job; nil when there will be none.
    private func take() -> (Int, Job)? {
        state.wait { state -> (Int, Job)?? in
            guard state.started < state.jobs.count else { return state.isComplete ? .some(nil) : nil }
            state.started += 1
            return (state.started - 1, state.jobs[state.started - 1])
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
