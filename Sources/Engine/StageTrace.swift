import ContextTypes

/// Measures the stages of one request.
struct StageTrace {
    private(set) var timings = StageTimings()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init() { start = clock.now }

    /// Runs a stage, adds its time to `stage`; stops before it when the task was cancelled.
    mutating func run<Result>(
        _ stage: WritableKeyPath<StageTimings, Duration>, _ body: () throws -> Result
    ) throws -> Result {
        try Task.checkCancellation()
        let from = clock.now
        defer { timings[keyPath: stage] += clock.now - from }
        return try body()
    }

    /// The instant that lies `time` after the start; nil for no limit.
    func deadline(after time: Duration?) -> ContinuousClock.Instant? { time.map { start + $0 } }

    /// The timings with the total up to now.
    func finished() -> StageTimings {
        var result = timings
        result.total = clock.now - start
        return result
    }
}
