import JSONValues

/// Turns framed messages into calls: answers at once what cannot run, and lets the rest in.
///
/// Runs on the reader's thread, so that cancellation and overload are answered even when every worker is busy.
struct CallDispatcher: Sendable {
    let methods: MethodTable
    let flights: FlightTable
    let outbox: Outbox
    let limits: ServeLimits
    let dialect: Dialect
    let observe: @Sendable (CallRecord) -> Void

    func receive(_ event: MessageFramer.Event) {
        switch event {
        case .refused(let error): refuse(.framing(error), id: .null, reply: .message(outbox))
        case .message(let bytes): receive(bytes)
        }
    }

    private func receive(_ bytes: [UInt8]) {
        do throws(RPCError) {
            switch try Message(parsing: bytes, batchEntries: limits.batchEntries) {
            case .single(let envelope): receive(envelope, bytes: bytes.count, reply: .message(outbox))
            case .batch(let envelopes):
                if let refusal = dialect.batchRefusal() { throw refusal }
                let reply = ReplyTarget.batch(
                    BatchReply(entries: envelopes.count, outbox: outbox, limit: limits.backlogBytes))
                let share = bytes.count / envelopes.count
                for envelope in envelopes { receive(envelope, bytes: share, reply: reply) }
            }
        } catch {
            refuse(error, id: .null, reply: .message(outbox))
        }
    }

    private func receive(_ envelope: Envelope, bytes: Int, reply: ReplyTarget) {
        switch envelope {
        case .response: reply.deliver(nil, id: .null)
        case .invalid(let error, let id): refuse(error, id: id, reply: reply)
        case .call(let call):
            if case .message = reply { dialect.arrival(call) }
            switch call.method {
            case "$/cancelRequest": cancel(call, named: "id", .cancelRequest, reply: reply)
            case "notifications/cancelled":
                cancel(call, named: "requestId", .cancelledNotification, reply: reply)
            default: admit(call, bytes: bytes, reply: reply)
            }
        }
    }

    private func admit(_ call: Call, bytes: Int, reply: ReplyTarget) {
        let flight = Flight(call, bytes: bytes, reply: reply, observe: observe)
        guard methods[call.method] != nil else { return flight.settle(failing: .unknownMethod(call.method)) }
        switch flights.admit(flight) {
        case .admitted: break
        case .duplicate:
            // The id belongs to the answer of the first request, so this one is answered without.
            refuse(.duplicateID(call.id ?? .null), id: .null, reply: reply, method: call.method)
        case .overloaded: flight.settle(failing: .overloaded("too many requests wait; try again later"))
        }
    }

    private func cancel(_ call: Call, named member: String, _ cause: CancellationCause, reply: ReplyTarget) {
        guard let id = call.params?[member].flatMap(RequestID.init) else {
            let error = RPCError(
                .invalidParams, "\"\(member)\" must be the id of a request", reason: .invalidParams,
                details: [
                    JSON.Member("path", .string(member)),
                    JSON.Member("expected", .string("the id of a request")),
                    JSON.Member("got", .string(call.params?[member].map { $0.kind } ?? "nothing")),
                ])
            reply.deliver(call.id.map { Answer.failure(error, id: $0) }, id: call.id ?? .null)
            return
        }
        let flight = flights.withdraw(id)
        flight?.cancel(cause)
        let result = JSON.object([JSON.Member("cancelled", .bool(flight != nil))])
        reply.deliver(call.id.map { Answer.result(result, id: $0) }, id: call.id ?? .null)
    }

    private func refuse(_ error: RPCError, id: RequestID, reply: ReplyTarget, method: String? = nil) {
        let isUnnamed = id == .null && !dialect.writesNullID()
        reply.deliver(isUnnamed ? Answer.failureWithoutID(error) : Answer.failure(error, id: id), id: id)
        observe(CallRecord(method: method, id: id, elapsed: .zero, error: error, counts: []))
    }
}
