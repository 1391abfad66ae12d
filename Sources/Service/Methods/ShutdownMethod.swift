import JSONRPC
import JSONValues

/// `shutdown`: ends the service as the end of input does; what runs is finished or cancelled first.
struct ShutdownMethod: ServiceMethod {
    static let scope = MethodScope.admin

    init(reading parameters: inout Parameters, for service: WinnowService) throws {}

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        context.endService()
        return .object([])
    }
}
