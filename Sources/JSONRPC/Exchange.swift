package import JSONValues
import Threads

/// Answers messages that come one by one, without a connection between them: what a POST brings.
///
/// Whoever calls decides how much runs at once and where; an exchange keeps no queue. What a batch holds is answered one
/// entry after another.
///
/// ```swift
/// let exchange = Exchange(methods: methods, mapping: { _ in failure })
/// let answer = await exchange.answer(to: Array(#"{"jsonrpc":"2.0","id":1,"method":"trim","params":{…}}"#.utf8))
/// ```
package struct Exchange: Sendable {
    /// What of the caller a call may use while it runs.
    package struct Line: Sendable {
        /// Takes notifications, in their order and before the answer.
        package var notify: @Sendable ([UInt8]) -> Void = { _ in }
        /// Called when the service is asked to end.
        package var endService: @Sendable () -> Void = {}

        package init() {}
    }

    private let methods: MethodTable
    private let dialect: Dialect
    private let limits: ServeLimits
    private let mapping: ServeLoop.ErrorMapping
    private let observe: ServeLoop.Observer

    package init(
        methods: MethodTable, dialect: Dialect = .plain, limits: ServeLimits = ServeLimits(),
        mapping: @escaping ServeLoop.ErrorMapping, observer: @escaping ServeLoop.Observer = { _ in }
    ) {
        self.methods = methods
        self.dialect = dialect
        self.limits = limits
        self.mapping = mapping
        observe = observer
    }

    /// The answer to one message; nil where none is due, because it holds nothing but notifications and responses.
    package func answer(to bytes: [UInt8], over line: Line = Line()) async -> [UInt8]? {
        do throws(RPCError) {
            switch try Message(parsing: bytes, batchEntries: limits.batchEntries) {
            case .single(let envelope):
                return await answer(to: envelope, bytes: bytes.count, isInBatch: false, over: line)
            case .batch(let envelopes):
                if let refusal = dialect.batchRefusal() { throw refusal }
                return await answer(toAll: envelopes, over: line)
            }
        } catch {
            return refusal(error, id: .null)
        }
    }

    /// Calls one method and gives its result: for doors whose requests are no JSON-RPC.
    ///
    /// - Throws: `RPCError`, as a client of JSON-RPC would read it.
    package func result(of call: Call, over line: Line = Line()) async throws(RPCError) -> JSON {
        let flight = Flight(
            call, bytes: 0, reply: .exchange(.init(isInBatch: false) { _ in }), observe: observe)
        do throws(RPCError) {
            let result = try await self.result(of: flight, over: line)
            flight.settle([])
            return result
        } catch {
            flight.settle(failing: error)
            throw error
        }
    }

    private func answer(toAll envelopes: [Envelope], over line: Line) async -> [UInt8]? {
        var answers: [[UInt8]] = []
        var bytes = 0
        for envelope in envelopes {
            guard var answer = await answer(to: envelope, bytes: 0, isInBatch: true, over: line) else {
                continue
            }
            if bytes + answer.count > limits.backlogBytes {
                answer = refusal(.batchTooLarge(limit: limits.backlogBytes), id: envelope.id)
            }
            bytes += answer.count
            answers.append(answer)
        }
        guard !answers.isEmpty else { return nil }
        return [UInt8(ascii: "[")] + answers.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
    }

    private func answer(
        to envelope: Envelope, bytes: Int, isInBatch: Bool, over line: Line
    ) async -> [UInt8]? {
        switch envelope {
        case .response: return nil
        case .invalid(let error, let id): return refusal(error, id: id)
        case .call(let call):
            if !isInBatch { dialect.arrival(call) }
            let answer = Monitor<[UInt8]?>(nil)
            let reply = ReplyTarget.Single(isInBatch: isInBatch) { bytes in answer.withLock { $0 = bytes } }
            let flight = Flight(call, bytes: bytes, reply: .exchange(reply), observe: observe)
            await settle(flight, over: line)
            return answer.withLock { $0 }
        }
    }

    private func settle(_ flight: Flight, over line: Line) async {
        do throws(RPCError) {
            flight.settle(
                Answer.result(try await result(of: flight, over: line), id: flight.call.id ?? .null))
        } catch {
            flight.settle(failing: error)
        }
    }

    private func result(of flight: Flight, over line: Line) async throws(RPCError) -> JSON {
        guard let handler = methods[flight.call.method] else { throw .unknownMethod(flight.call.method) }
        do {
            return try await handler(
                flight.call.params, CallContext(flight: flight, send: line.notify, stop: line.endService))
        } catch {
            throw error is CancellationError
                ? .cancelled(.cancelRequest) : error as? RPCError ?? mapping(error)
        }
    }

    private func refusal(_ error: RPCError, id: RequestID) -> [UInt8] {
        observe(CallRecord(method: nil, id: id, elapsed: .zero, error: error, counts: []))
        let isUnnamed = id == .null && !dialect.writesNullID()
        return isUnnamed ? Answer.failureWithoutID(error) : Answer.failure(error, id: id)
    }
}

extension Envelope {
    /// Null where it has none.
    fileprivate var id: RequestID {
        switch self {
        case .call(let call): call.id ?? .null
        case .response: .null
        case .invalid(_, let id): id
        }
    }
}
