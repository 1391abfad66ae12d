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
        if isNamed || indexes.count == 1, let only = indexes.first { return json(try only.status()) }
        return JSON.sorted([
            "indexes": .object(try indexes.map { JSON.Member($0.name, json(try $0.status())) })
        ])
    }

    private func json(_ status: IndexStatus) -> JSON {
        JSON.sorted([
            "documents": .integer(status.documents), "passages": .integer(status.passages),
            "tokens": .integer(status.tokens), "formatVersion": .integer(status.formatVersion),
            "bytes": JSON.sorted([
                "file": .integer(status.fileBytes), "inverted": .integer(status.invertedBytes),
                "text": .integer(status.textBytes), "tokenVectors": .integer(status.tokenVectorBytes),
            ]),
            "encoder": .string(status.encoder?.name ?? "none"),
            "encoderSettings": status.encoder.map { $0.json },
            "drift": status.encoder == nil ? nil : WireNumber.score(status.drift),
            "encoded": JSON.sorted(["done": .integer(status.encoded), "total": .integer(status.passages)]),
            "statistics": JSON.sorted([
                "averageLength": WireNumber.score(
                    IndexStatistics(passages: status.passages, tokens: status.tokens).averageLength),
                "postings": .integer(status.postings), "segments": .integer(status.segments),
                "deadPassages": .integer(status.deadPassages), "k1": .double(status.settings.k1),
                "b": .double(status.settings.b), "analyzer": status.settings.analyzer,
            ]),
        ])
    }
}
