import Threads

/// One call between its arrival and its answer, which is delivered exactly once.
final class Flight: Sendable {
    private struct Progress: Sendable {
        var isSettled = false
        var lastReport = -Double.infinity
        var counts: [(name: String, count: Int)] = []
    }

    let call: Call
    /// Bytes of the request, for the limit on what may wait.
    let bytes: Int
    let cancellation = Signal()
    private let arrival = ContinuousClock.now
    private let reply: ReplyTarget
    private let progress = Monitor(Progress())
    private let observe: @Sendable (CallRecord) -> Void

    init(
        _ call: Call, bytes: Int, reply: ReplyTarget, observe: @escaping @Sendable (CallRecord) -> Void
    ) {
        self.call = call
        self.bytes = bytes
        self.reply = reply
        self.observe = observe
    }

    var isSettled: Bool { progress.withLock { $0.isSettled } }

    var isInBatch: Bool {
        switch reply {
        case .message: false
        case .batch: true
        case .exchange(let single): single.isInBatch
        }
    }

    /// Delivers `answer` unless one was delivered before; notifications deliver nothing.
    func settle(_ answer: [UInt8]?, error: RPCError? = nil) {
        let record = progress.withLock { progress -> CallRecord? in
            guard !progress.isSettled else { return nil }
            progress.isSettled = true
            reply.deliver(call.id == nil ? nil : answer, id: call.id ?? .null)
            return CallRecord(
                method: call.method, id: call.id, elapsed: .now - arrival, error: error,
                counts: progress.counts)
        }
        if let record { observe(record) }
    }

    func settle(failing error: RPCError) { settle(Answer.failure(error, id: call.id ?? .null), error: error) }

    /// Answers at once, as the cause demands, and tells the handler to stop.
    func cancel(_ cause: CancellationCause) {
        switch cause {
        case .cancelRequest, .endOfService: settle(failing: .cancelled(cause))
        case .cancelledNotification: settle(nil, error: .cancelled(cause))
        }
        cancellation.send()
    }

    /// Sends a report when it rises and no answer was delivered yet.
    func report(_ value: Double, _ send: () -> Void) {
        progress.withLock { progress in
            guard !progress.isSettled, value > progress.lastReport else { return }
            progress.lastReport = value
            send()
        }
    }

    /// Sends something of this call, before its answer.
    func unlessSettled(_ send: () -> Void) { progress.withLock { if !$0.isSettled { send() } } }

    func note(_ name: String, _ count: Int) { progress.withLock { $0.counts.append((name, count)) } }
}
