import Engine
import IndexStore
import JSONRPC
import JSONValues

/// `index/status`: counts, sizes and settings of one index, or of all of them by name.
struct IndexStatusMethod: ServiceMethod {
    private let indexes: [OpenIndex]
    private let isNamed: Bool

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        isNamed = parameters.has("index")
        indexes = try service.indexes.indexes(in: &parameters)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        if isNamed || indexes.count == 1, let only = indexes.first { return try only.status().answer }
        return JSON.sorted([
            "indexes": .object(try indexes.map { JSON.Member($0.name, try $0.status().answer) })
        ])
    }
}
