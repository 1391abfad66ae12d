import Threads

/// Which calls wait and which are worked on: admits them, hands them to workers, finds them by id.
final class FlightTable: Sendable {
    enum Admission {
        case admitted
        case duplicate
        case overloaded
    }

    private struct Flights {
        var queue = FIFO<Flight>()
        var queuedBytes = 0
        var running: [ObjectIdentifier: Flight] = [:]
        var byID: [RequestID: Flight] = [:]
        /// Workers without work; there are none while anything is queued, unless calls are held.
        var idleWorkers = FIFO<CheckedContinuation<Flight?, Never>>()
        var isClosed = false
    }

    private typealias Start = (worker: CheckedContinuation<Flight?, Never>, flight: Flight?)

    private let flights = Monitor(Flights())
    private let limits: ServeLimits
    private let isHeld: @Sendable () -> Bool

    /// - Parameter isHeld: Whether no call may begin for now; when that ends, `goOn` is to be called.
    init(limits: ServeLimits, isHeld: @escaping @Sendable () -> Bool = { false }) {
        self.limits = limits
        self.isHeld = isHeld
    }

    /// Lets a call in, unless its id is in use or too much waits already.
    func admit(_ flight: Flight) -> Admission {
        let id = flight.call.id
        var starts: [Start] = []
        let admission = flights.withLock { flights -> Admission in
            if let id, id != .null, flights.byID[id] != nil { return .duplicate }
            let isTaken = !flights.idleWorkers.isEmpty && flights.queue.isEmpty && !isHeld()
            guard
                isTaken
                    || flights.queue.count < limits.queuedRequests
                        && flights.queuedBytes + flight.bytes <= limits.queuedBytes
            else { return .overloaded }
            flights.queue.append(flight)
            flights.queuedBytes += flight.bytes
            if let id, id != .null { flights.byID[id] = flight }
            starts = self.starts(&flights)
            return .admitted
        }
        begin(starts)
        return admission
    }

    /// The next call for a worker; nil when no more will come. Each call given out must be given to `finish`.
    func next() async -> Flight? {
        await withCheckedContinuation { worker in
            let starts = flights.withLock { flights in
                flights.idleWorkers.append(worker)
                return self.starts(&flights)
            }
            begin(starts)
        }
    }

    /// Begins what was held.
    func goOn() { begin(flights.withLock { starts(&$0) }) }

    /// Which idle workers begin which of the calls that wait, or end because no more will come.
    private func starts(_ flights: inout Flights) -> [Start] {
        var starts: [Start] = []
        while !flights.idleWorkers.isEmpty, !flights.queue.isEmpty, !isHeld(),
            let worker = flights.idleWorkers.popFirst(), let flight = flights.queue.popFirst()
        {
            flights.queuedBytes -= flight.bytes
            flights.running[ObjectIdentifier(flight)] = flight
            starts.append((worker, flight))
        }
        if flights.isClosed, flights.queue.isEmpty {
            starts += flights.idleWorkers.removeAll { _ in true }.map { ($0, nil) }
        }
        return starts
    }

    /// Outside the lock: a worker begins at once.
    private func begin(_ starts: [Start]) {
        for start in starts { start.worker.resume(returning: start.flight) }
    }

    /// Frees the id, so that the client may use it again; to be called before the answer is delivered.
    func release(_ flight: Flight) {
        guard let id = flight.call.id else { return }
        flights.withLock { if $0.byID[id] === flight { $0.byID[id] = nil } }
    }

    /// Says that a worker is done with the call.
    func finish(_ flight: Flight) {
        flights.withLock { _ = $0.running.removeValue(forKey: ObjectIdentifier(flight)) }
    }

    /// Finds the call with this id, frees the id, and takes the call out of the queue when it still waits.
    func withdraw(_ id: RequestID) -> Flight? {
        flights.withLock { flights in
            guard let flight = flights.byID.removeValue(forKey: id) else { return nil }
            if flights.running[ObjectIdentifier(flight)] == nil {
                _ = flights.queue.removeAll { $0 === flight }
                flights.queuedBytes -= flight.bytes
            }
            return flight
        }
    }

    /// Empties the queue and gives every call that is not finished.
    func withdrawAll() -> [Flight] {
        let (withdrawn, starts) = flights.withLock { flights -> ([Flight], [Start]) in
            let queued = flights.queue.removeAll { _ in true }
            flights.queuedBytes = 0
            flights.byID = [:]
            return (queued + Array(flights.running.values), self.starts(&flights))
        }
        begin(starts)
        return withdrawn
    }

    /// No more calls will come: workers end when the queue is empty.
    func close() {
        let starts = flights.withLock { flights in
            flights.isClosed = true
            return self.starts(&flights)
        }
        begin(starts)
    }

    /// Blocks until nothing waits or runs; false after `limit`.
    func waitUntilIdle(atMost limit: Duration) -> Bool {
        flights.wait(atMost: limit) { $0.queue.isEmpty && $0.running.isEmpty ? true : nil } ?? false
    }
}
