package import JSONValues

/// What a handler knows of its call besides the parameters.
package struct CallContext: Sendable {
    private let flight: Flight
    private let outbox: Outbox
    private let stop: @Sendable () -> Void

    init(flight: Flight, outbox: Outbox, stop: @escaping @Sendable () -> Void) {
        self.flight = flight
        self.outbox = outbox
        self.stop = stop
    }

    /// The context of a call that came over no transport: its progress and counts go nowhere.
    package static func withoutTransport(method: String, params: JSON?) -> CallContext {
        let outbox = Outbox(transport: InProcessTransport(), limit: .max)
        let call = Call(id: nil, method: method, params: params)
        let flight = Flight(call, bytes: 0, reply: .message(outbox)) { _ in }
        return CallContext(flight: flight, outbox: outbox) {}
    }

    /// The id of the request; nil for a notification.
    package var id: RequestID? { flight.call.id }

    /// Whether the call came in an array with others.
    package var isInBatch: Bool { flight.isInBatch }

    /// Sends a notification that belongs to this call, unless the call has been answered or cancelled.
    package func notify(_ method: String, _ params: JSON) {
        flight.unlessSettled { outbox.send(Answer.notification(method, params)) }
    }

    /// Whether the client asked for `notifications/progress`.
    package var wantsProgress: Bool { flight.call.id != nil && flight.call.progressToken != nil }

    /// Sends `notifications/progress` when the client asked for it; a value that does not rise is left out.
    package func report(progress: Double, total: Double? = nil, message: String? = nil) {
        guard wantsProgress, let token = flight.call.progressToken else { return }
        let params = JSON.object([
            "message": message.map(JSON.string), "progress": .double(progress), "progressToken": token,
            "total": total.map(JSON.double),
        ])
        flight.report(progress) { outbox.send(Answer.notification("notifications/progress", params)) }
    }

    /// Notes a figure for the call's line in the log.
    package func note(_ name: String, _ count: Int) { flight.note(name, count) }

    /// Ends the service as the end of input does: this call and the others are answered first.
    package func endService() { stop() }
}
