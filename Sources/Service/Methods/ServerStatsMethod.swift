import Engine
import JSONRPC
import JSONValues

/// `server/stats`: what this server has done since it started.
struct ServerStatsMethod: ServiceMethod {
    init(reading parameters: inout Parameters, for service: WinnowService) throws {}

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        service.statistics.json(backgroundErrors: service.indexes.backgroundErrors)
    }
}
