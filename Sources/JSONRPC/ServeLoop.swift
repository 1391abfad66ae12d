import Threads

/// Serves one connection: one reader, a bounded group of workers, one writer.
///
/// ```
/// reader thread ─▶ framing ─▶ envelope ─▶ admission ─▶ workers ─▶ handler on a thread of its own ─▶ writer thread
///                                  └── errors, cancellation, overload: answered at once ──────────────▲
/// ```
package struct ServeLoop: Sendable {
    /// Called for each call that has ended, from any thread.
    package typealias Observer = @Sendable (CallRecord) -> Void
    /// Says which error object stands for what a handler threw.
    package typealias ErrorMapping = @Sendable (any Error) -> RPCError

    private let limits: ServeLimits
    private let methods: MethodTable
    private let errorMapping: ErrorMapping
    private let transport: any MessageTransport
    private let outbox: Outbox
    private let flights: FlightTable
    private let dispatcher: CallDispatcher
    private let hooks: Hooks
    private let large = LargeMessages()

    /// What a process may want to do at certain moments.
    package struct Hooks: Sendable {
        /// Called when the input has ended and, against their duty, handlers run on or the client reads nothing: a process
        /// may exit then, for every answer that can be out is out.
        package var overdue: @Sendable (Overdue) -> Void = { _ in }
        /// Called when the memory of large messages is free again.
        package var giveBackMemory: @Sendable () -> Void = {}
        /// Given every message of the conversation, in order; nil: none is kept.
        package var record: (@Sendable (MessageRecord) -> Void)?

        package init() {}
    }

    /// What keeps a service from ending.
    package struct Overdue: Sendable, Hashable {
        package var hasRunningHandlers: Bool
        package var hasUnreadAnswers: Bool
    }

    /// A loop over `transport`.
    package init(
        over transport: any MessageTransport, methods: MethodTable, dialect: Dialect = .plain,
        limits: ServeLimits = ServeLimits(), mapping errorMapping: @escaping ErrorMapping,
        observer: @escaping Observer = { _ in }, hooks: Hooks = Hooks()
    ) {
        self.limits = limits
        self.methods = methods
        self.errorMapping = errorMapping
        self.transport = transport
        self.hooks = hooks
        let outbox = Outbox(transport: transport, limit: limits.backlogBytes, record: hooks.record)
        self.outbox = outbox
        flights = FlightTable(limits: limits) { outbox.isFull }
        dispatcher = CallDispatcher(
            methods: methods, flights: flights, outbox: outbox, limits: limits, dialect: dialect,
            observe: observer)
    }

    /// Serves until the input ends and every answer is out. Throws when the client stopped reading before that.
    package func run() async throws(TransportError) {
        let executor = ThreadPoolExecutor(threads: limits.concurrentRequests)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await DetachedThread.run { writeAll() } }
            await work(on: executor)
            outbox.close()
        }
        executor.stop()
        if let failure = outbox.failure { throw failure }
    }

    private func work(on executor: ThreadPoolExecutor) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await DetachedThread.run { readAll() } }
            for _ in 0..<limits.concurrentRequests {
                group.addTask { while await performNext(on: executor) { giveBackIfLarge() } }
            }
        }
    }

    // The reader's thread.

    private func readAll() {
        var framer = MessageFramer(messageBytes: limits.messageBytes)
        var bytes: [UInt8] = []
        while true {
            // Read first: the end of input is seen although nobody reads the answers.
            guard transport.read(into: &bytes) else { break }
            outbox.waitForRoom { transport.isInterrupted }
            let events = framer.receive(bytes)
            outbox.use(framer.style)
            for event in events { receive(event) }
        }
        for event in framer.finish() { receive(event) }
        endService()
    }

    private func receive(_ event: MessageFramer.Event) {
        if case .message(let bytes) = event { hooks.record?(MessageRecord(.received, bytes)) }
        dispatcher.receive(event)
    }

    private func endService() {
        flights.close()
        var isIdle = flights.waitUntilIdle(atMost: limits.grace)
        if !isIdle {
            for flight in flights.withdrawAll() { flight.cancel(.endOfService) }
            isIdle = flights.waitUntilIdle(atMost: limits.patience)
        }
        let stall = transport.isInterrupted ? limits.stallWhenAsked : limits.stall
        let isFlushed = outbox.waitUntilFlushed(stallingAtMost: stall)
        guard !isIdle || !isFlushed else { return }
        hooks.overdue(Overdue(hasRunningHandlers: !isIdle, hasUnreadAnswers: !isFlushed))
    }

    // The writer's thread.

    private func writeAll() {
        outbox.writeAll(
            onRoom: { flights.goOn() }, onEmpty: giveBackIfLarge,
            onFailure: {
                transport.interruptReading()
                for flight in flights.withdrawAll() { flight.cancel(.endOfService) }
            })
    }

    /// What was large is gone when its flight is and its answer is written; whichever comes last finds it so.
    private func giveBackIfLarge() { if large.take() { hooks.giveBackMemory() } }

    // The workers.

    /// Performs one call; false when no more will come.
    private func performNext(on executor: ThreadPoolExecutor) async -> Bool {
        guard let flight = await flights.next() else { return false }
        if flight.bytes >= limits.largeBytes { large.note() }
        await perform(flight, on: executor)
        flights.finish(flight)
        return true
    }

    /// Runs the handler until it ends; cancels it when the flight was cancelled.
    private func perform(_ flight: Flight, on executor: ThreadPoolExecutor) async {
        guard !flight.isSettled else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: executor) { await answer(flight) }
            group.addTask { await flight.cancellation.wait() }
            await group.next()
            group.cancelAll()
        }
    }

    private func answer(_ flight: Flight) async {
        let context = CallContext(
            flight: flight, send: { outbox.send($0) }, stop: { transport.interruptReading() })
        do {
            guard let handler = methods[flight.call.method] else {
                throw RPCError.unknownMethod(flight.call.method)
            }
            let result = try await handler(flight.call.params, context)
            let answer = Answer.result(result, id: flight.call.id ?? .null)
            if answer.count >= limits.largeBytes { large.note() }
            flights.release(flight)
            flight.settle(answer)
        } catch {
            let error = error is CancellationError ? .cancelled(.cancelRequest) : rpcError(for: error)
            flights.release(flight)
            flight.settle(failing: error)
        }
    }

    private func rpcError(for error: any Error) -> RPCError { error as? RPCError ?? errorMapping(error) }
}
