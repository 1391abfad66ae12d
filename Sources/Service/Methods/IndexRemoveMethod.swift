import Engine
import Indexing
import JSONRPC
import JSONValues

/// `index/remove`: removes documents; durable when answered.
struct IndexRemoveMethod: ServiceMethod {
    static let scope = MethodScope.write

    private let index: OpenIndex
    private let documents: [String]

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        index = try service.indexes.index(in: &parameters)
        _ = try parameters.required("documents", expected: "an array of ids")
        var seen: Set<String> = []
        documents = try (parameters.strings("documents") ?? []).filter { seen.insert($0).inserted }
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let missing = try index.write { try $0.remove(documents) }
        let answer = RemovalAnswer(asked: documents.count, missing: missing)
        context.note("removed", answer.removed)
        return answer.json
    }
}
