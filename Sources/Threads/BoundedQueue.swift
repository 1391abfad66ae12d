/// Hands values from threads to threads; whoever adds to a full queue or takes from an empty one waits.
package final class BoundedQueue<Element>: Sendable {
    private struct State {
        var elements: [Element] = []
        var isClosed = false
    }

    private let state = Monitor(State())
    private let capacity: Int

    package init(capacity: Int) { self.capacity = capacity }

    /// False when the queue was closed: then nobody will take the value.
    @discardableResult
    package func put(_ element: sending Element) -> Bool {
        state.wait { state in
            guard !state.isClosed else { return false }
            guard state.elements.count < capacity else { return nil }
            state.elements.append(element)
            return true
        }
    }

    /// Nil when the queue is closed and empty.
    package func take() -> Element? {
        state.wait { state -> Element?? in
            guard state.elements.isEmpty else { return .some(state.elements.removeFirst()) }
            return state.isClosed ? .some(nil) : nil
        }
    }

    /// No more values come. What is in the queue is still given out.
    package func close() { state.withLock { $0.isClosed = true } }

    /// No more values come, and those in the queue are dropped.
    package func cancel() {
        state.withLock { state in
            state.isClosed = true
            state.elements = []
        }
    }
}
