import ContextTypes
import Engine
import JSONRPC
import JSONValues

/// `server/info`: what this server is and can.
struct ServerInfoMethod: ServiceMethod {
    init(reading parameters: inout Parameters, for service: WinnowService) throws {}

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let limits = service.settings.limits
        return JSON.sorted([
            "name": .string("winnow"), "version": .string(WinnowService.version),
            "methods": .strings(service.methods.names),
            "indexes": .strings(service.indexes.names),
            "offsetUnits": .strings(OffsetUnit.allCases.map(\.rawValue)),
            "limits": JSON.sorted([
                "messageBytes": .integer(limits.messageBytes), "batchEntries": .integer(limits.batchEntries),
                "concurrentRequests": .integer(limits.concurrentRequests),
                "queuedRequests": .integer(limits.queuedRequests),
                "questionBytes": .integer(service.settings.questionBytes),
                "passagesPerCall": .integer(service.settings.passagesPerCall),
                "passagesRetrieved": .integer(RetrievalOptions.limits.upperBound),
            ]),
        ])
    }
}
