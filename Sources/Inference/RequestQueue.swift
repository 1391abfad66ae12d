/// The bounded queue between callers and the threads of a worker.
///
/// `@unchecked Sendable`: `monitor` guards everything.
final class RequestQueue: @unchecked Sendable {
    struct Taken {
        var request: EncoderRequest
        var index: Int
        var input: EncoderInput { request.inputs[index] }
    }

    private let monitor = Monitor()
    private var requests: [EncoderRequest] = []
    private var isClosed = false
    private let limits: WorkerLimits

    init(_ limits: WorkerLimits) { self.limits = limits }

    private var waitingTokens: Int { requests.reduce(0) { $0 + $1.waitingTokens } }

    func add(_ request: EncoderRequest) throws(WorkerError) {
        try monitor.locked { () throws(WorkerError) in
            guard !isClosed else { throw .closed }
            let waiting = waitingTokens
            guard waiting == 0 || waiting + request.waitingTokens <= limits.waitingTokens else {
                throw .busy(waitingTokens: waiting, limit: limits.waitingTokens)
            }
            requests.append(request)
        }
        monitor.signal()
    }

    /// Waits for work and takes a batch of it, from several requests if one does not fill it; nil when closed.
    ///
    /// With little work left a batch is smaller than allowed: every thread shall have a share.
    func take() -> [Taken]? {
        monitor.locked {
            while requests.isEmpty, !isClosed { monitor.wait() }
            guard !requests.isEmpty else { return nil }
            let share = waitingTokens / (2 * limits.threads)
            var room = min(limits.batchTokens, max(96, share))
            var batch: [Taken] = []
            while let request = requests.first {
                while let index = request.take(limit: batch.isEmpty ? nil : room) {
                    batch.append(Taken(request: request, index: index))
                    room -= request.inputs[index].count
                }
                guard request.isEmpty else { break }
                requests.removeFirst()
            }
            return batch
        }
    }

    func finish(_ batch: [Taken], _ results: [Result<EncodedSequence, any Error>]) {
        let ended = monitor.locked {
            zip(batch, results).compactMap { taken, result in taken.request.store(result, at: taken.index) }
        }
        for end in ended { end() }
    }

    func cancel(_ request: EncoderRequest) {
        let end = monitor.locked {
            requests.removeAll { $0 === request }
            return request.cancel(CancellationError())
        }
        end?()
    }

    /// Refuses new requests and ends those that wait; batches that run are finished.
    func close() {
        let ended = monitor.locked {
            isClosed = true
            let waiting = requests
            requests = []
            return waiting.compactMap { $0.cancel(WorkerError.closed) }
        }
        monitor.signal()
        for end in ended { end() }
    }
}
