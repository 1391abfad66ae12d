import ContextTypes
package import Engine
package import JSONRPC
package import Logging

/// What a client may ask of Winnow: the methods, over any transport.
package struct WinnowService: Sendable {
    /// The version of the program.
    package static let version = "0.1.0"

    let settings: ServiceSettings
    let engine: ContextEngine
    let statistics = ServerStatistics()
    private let logger: Logger

    package init(
        settings: ServiceSettings = ServiceSettings(), engine: ContextEngine = ContextEngine(), logger: Logger
    ) {
        self.settings = settings
        self.engine = engine
        self.logger = logger
    }

    var indexes: IndexRegistry { engine.indexes }

    /// Bytes that this process holds in memory; nil where the system does not say.
    package static var residentBytes: Int? { ResidentMemory.bytes }

    /// Makes the tables that are made when they are first needed, so that no request waits for them.
    package func warmUp() {
        var options = PruningOptions()
        options.pruner = .fast
        let passage = Passage.whole("The tables are made now. Nobody waits.", as: .text, id: "0")
        // What is wrong here is said to whoever asks.
        _ = try? engine.prune(PruneRequest("When are the tables made?", [passage], options))
    }

    /// Serves one connection over `transport` until its input ends, `shutdown` is called or nobody reads its output.
    ///
    /// - Parameters:
    ///   - recorder: keeps every message, texts and all.
    ///   - overdue: called when work does not end in time after that, see `ServeLoop`.
    package func serve(
        over transport: any MessageTransport, recorder: SessionRecorder? = nil,
        overdue: @escaping @Sendable (ServeLoop.Overdue) -> Void = { _ in }
    ) async throws(TransportError) {
        var hooks = ServeLoop.Hooks()
        hooks.overdue = overdue
        hooks.giveBackMemory = ResidentMemory.giveBack
        if let recorder { hooks.record = { recorder.record($0) } }
        let door = MCPDoor(service: self)
        let loop = ServeLoop(
            over: transport, methods: door.methods, dialect: door.session.dialect, limits: settings.limits,
            mapping: ErrorMapping.rpcError,
            observer: observe, hooks: hooks)
        try await loop.run()
    }

    /// Counts a call that has ended, and writes its line.
    func observe(_ record: CallRecord) {
        statistics.count(record)
        RequestLog(logger: logger).write(record)
    }
}
