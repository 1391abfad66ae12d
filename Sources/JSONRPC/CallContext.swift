package import JSONValues

/// What a handler knows of its call besides the parameters.
package struct CallContext: Sendable {
    private let flight: Flight
    private let send: @Sendable ([UInt8]) -> Void
    private let stop: @Sendable () -> Void

    /// - Parameter send: takes notifications.
    init(
        flight: Flight, send: @escaping @Sendable ([UInt8]) -> Void, stop: @escaping @Sendable () -> Void
    ) {
        self.flight = flight
        self.send = send
        self.stop = stop
    }

    /// The context of a call that came over no transport: its progress and counts go nowhere.
    package static func withoutTransport(method: String, params: JSON?) -> CallContext {
        let call = Call(id: nil, method: method, params: params)
        let reply = ReplyTarget.Single(isInBatch: false) { _ in }
        let flight = Flight(call, bytes: 0, reply: .exchange(reply)) { _ in }
        return CallContext(flight: flight, send: { _ in }, stop: {})
    }

    /// The id of the request; nil for a notification.
    package var id: RequestID? { flight.call.id }

    /// Whether the call came in an array with others.
    package var isInBatch: Bool { flight.isInBatch }

    /// Sends a notification that belongs to this call, unless the call has been answered or cancelled.
    package func notify(_ method: String, _ params: JSON) {
        flight.unlessSettled { send(Answer.notification(method, params)) }
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
        flight.report(progress) { send(Answer.notification("notifications/progress", params)) }
    }

    /// Notes a figure for the call's line in the log.
    package func note(_ name: String, _ count: Int) { flight.note(name, count) }

    /// Ends the service as the end of input does: this call and the others are answered first.
    package func endService() { stop() }
}
