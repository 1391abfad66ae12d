import Threads

/// Something that happens once and that one task can wait for.
package final class Signal: Sendable {
    private enum State {
        case quiet
        case awaited(CheckedContinuation<Void, Never>)
        case sent
    }

    private let state = Monitor(State.quiet)

    package init() {}

    /// Wakes the task that waits, now or later. Further calls do nothing.
    package func send() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state = .sent }
            guard case .awaited(let continuation) = state else { return nil }
            return continuation
        }
        waiting?.resume()
    }

    /// Suspends until the signal was sent or the task was cancelled.
    package func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state -> Bool in
                    if case .sent = state { return true }
                    state = .awaited(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            send()
        }
    }
}
