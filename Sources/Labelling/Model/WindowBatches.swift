import Inference
import Synchronization
import Threads

/// Windows to be read, cut into batches that keep the caches warm, in the order given.
struct WindowBatches {
    private static let tokens = 512
    private let batches: [[PrunerWindow]]

    init(_ windows: [PrunerWindow]) {
        var batches: [[PrunerWindow]] = []
        var used = 0
        for window in windows {
            if batches.isEmpty || used + window.input.count > Self.tokens {
                batches.append([])
                used = 0
            }
            batches[batches.count - 1].append(window)
            used += window.input.count
        }
        self.batches = batches
    }

    /// Runs the batches; from `deadline` on none is begun (the first one always is).
    ///
    /// - Parameter report: told after each batch how many windows have been read.
    /// - Throws: `ModelError`; `CancellationError` between batches.
    func run(
        on model: PrunerModel, threads: Int, deadline: ContinuousClock.Instant?,
        report: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> [(PrunerWindow, EncodedSequence)] {
        let state = RunState(batches: batches.count)
        let work = { @Sendable in
            while let index = state.next() {
                if index > 0, let deadline, ContinuousClock.now >= deadline { return }
                do {
                    // Only the caller's own thread knows of its task; a failure ends the others.
                    try Task.checkCancellation()
                    report(state.set(try model.run(batches[index]), at: index))
                } catch { state.fail(error) }
            }
        }
        ParallelLoop.run(min(threads, batches.count)) { _ in work() }
        return try zip(batches, state.results()).flatMap { windows, results in
            results.map { Array(zip(windows, $0)) } ?? []
        }
    }
}

/// What the threads of one run share.
private final class RunState: Sendable {
    private struct State {
        var next = 0
        var results: [[EncodedSequence]?]
        var windows = 0
        var failure: (any Error)?
    }

    private let state: Mutex<State>

    init(batches: Int) { state = Mutex(State(results: Array(repeating: nil, count: batches))) }

    /// The next batch to be run; nil when there is none or the run has failed.
    func next() -> Int? {
        state.withLock { state in
            guard state.failure == nil, state.next < state.results.count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    /// - Returns: how many windows have results now.
    func set(_ result: [EncodedSequence], at index: Int) -> Int {
        state.withLock { state in
            state.results[index] = result
            state.windows += result.count
            return state.windows
        }
    }

    func fail(_ error: any Error) { state.withLock { $0.failure = error } }

    func results() throws -> [[EncodedSequence]?] {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            return state.results
        }
    }
}
