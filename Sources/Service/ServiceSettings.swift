package import ContextTypes
package import JSONRPC
package import Options

/// Defaults of the requests and bounds of the service.
package struct ServiceSettings: Sendable {
    package var retrieval = RetrievalOptions()
    package var pruning = PruningOptions()
    package var limits = ServeLimits()
    /// The most bytes of one question.
    package var questionBytes = 64 << 10
    /// The most passages, documents or items of one call.
    package var passagesPerCall = 10_000
    /// Folders whose documents a request may name by their paths.
    package var documentFolders: [String] = []

    /// The options that requests may name.
    package var options = OptionTable.winnow

    package init() {}

    /// - Parameter grace: how long requests may run on after the end of the input.
    package init(_ settings: Settings, grace: Duration? = nil) {
        retrieval = settings.retrieval
        pruning = settings.pruning
        questionBytes = settings.server.questionBytes
        documentFolders = settings.server.documentFolders
        limits.messageBytes = settings.server.messageBytes
        limits.queuedRequests = settings.server.queuedRequests
        let concurrent = settings.server.concurrentRequests
        if concurrent > 0 { limits.concurrentRequests = concurrent }
        if let grace { limits.grace = grace }
    }

    /// What holds where a request names nothing.
    var defaults: Settings { Settings(retrieval: retrieval, pruning: pruning) }

    /// The defaults with the options of `method` that a request names.
    func settings(_ method: OptionDoors, reading parameters: inout Parameters) throws(RPCError) -> Settings {
        var settings = defaults
        try options.read(method, from: &parameters, over: &settings)
        return settings
    }
}
