import Engine
import JSONRPC
import JSONValues

/// `index/compact`: gives back space that nothing uses.
struct IndexCompactMethod: ServiceMethod {
    static let scope = MethodScope.admin

    private let index: OpenIndex

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        index = try service.indexes.index(in: &parameters)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        CompactionAnswer(try index.compact()).json
    }
}
