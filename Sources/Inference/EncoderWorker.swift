import Glibc
import LinearAlgebra
import Synchronization

/// The threads that run one model: requests that arrive together are computed together.
///
/// Threads of its own, because the cooperative pool of Swift has one thread per core and must not be held for long.
package final class EncoderWorker: Sendable {
    package let model: EncoderModel
    package let limits: WorkerLimits
    private let queue: RequestQueue

    package init(_ model: EncoderModel, _ limits: WorkerLimits = WorkerLimits()) {
        self.model = model
        self.limits = limits
        queue = RequestQueue(limits)
        for _ in 0..<limits.threads {
            DetachedThread.start { [queue] in ThreadTask(queue: queue, model: model).run() }
        }
    }

    deinit { queue.close() }

    /// Computes `outputs` of every sequence, in the order given.
    ///
    /// - Throws: `ModelError` when the model cannot answer, `WorkerError` when the worker does not take the request,
    ///   `CancellationError` between batches when the task was cancelled.
    package func encode(
        _ inputs: [EncoderInput], _ outputs: EncoderOutputs
    ) async throws -> [EncodedSequence] {
        for input in inputs { try model.check(input, outputs) }
        guard !inputs.isEmpty else { return [] }
        let handle = RequestHandle()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let request = EncoderRequest(inputs, outputs) { continuation.resume(with: $0) }
                do {
                    try queue.add(request)
                    handle.set(request, in: queue)
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            handle.cancel(in: queue)
        }
    }
}

/// What one thread does until its queue is closed.
private final class ThreadTask {
    private let queue: RequestQueue
    private let model: EncoderModel

    init(queue: RequestQueue, model: EncoderModel) {
        self.queue = queue
        self.model = model
    }

    func run() {
        let workspace = EncoderWorkspace()
        while let batch = queue.take() { queue.finish(batch, results(of: batch, workspace)) }
    }

    /// Each sequence with the outputs of its own request; the encoder runs once for all of them.
    private func results(
        of batch: [RequestQueue.Taken], _ workspace: EncoderWorkspace
    ) -> [Result<EncodedSequence, any Error>] {
        let tokens = TokenBatch(batch.map(\.input))
        let hidden = model.encoder.encode(tokens, in: workspace, observe: nil)
        return batch.indices.map { index in
            .success(
                model.heads.apply(
                    batch[index].request.outputs, pooling: model.pooling,
                    to: hidden.slice(tokens.range(index)), workspace))
        }
    }
}

/// Joins a request with the cancellation of its task, whichever comes first.
private final class RequestHandle: Sendable {
    private enum State {
        case none
        case cancelled
        case set(EncoderRequest)
    }

    private let state = Mutex(State.none)

    func set(_ request: EncoderRequest, in queue: RequestQueue) {
        let isCancelled = state.withLock { state in
            if case .cancelled = state { return true }
            state = .set(request)
            return false
        }
        if isCancelled { queue.cancel(request) }
    }

    func cancel(in queue: RequestQueue) {
        let request: EncoderRequest? = state.withLock { state in
            defer { state = .cancelled }
            if case .set(let request) = state { return request }
            return nil
        }
        if let request { queue.cancel(request) }
    }
}
