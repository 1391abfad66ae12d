import Engine
import Indexing
import JSONRPC
import JSONValues

/// `index/add`: adds documents, or replaces those of the same id; durable when answered, all of them or none.
struct IndexAddMethod: ServiceMethod {
    static let scope = MethodScope.write

    private let index: OpenIndex
    private let documents: [SourceRecord]

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        index = try service.indexes.index(in: &parameters)
        let entries = try parameters.requiredArray("documents")
        guard entries.count <= service.settings.passagesPerCall else {
            throw RPCError.overLimit(
                "documents", "entries", count: entries.count, limit: service.settings.passagesPerCall,
                reason: .tooManyDocuments)
        }
        let folders = DocumentFolders(service.settings.documentFolders)
        var ids: Set<String> = []
        documents = try entries.map { path, value in
            var parameters = try Parameters(value, path: path)
            let document = try SourceRecord(reading: &parameters, folders)
            try parameters.finish()
            guard ids.insert(document.id).inserted else {
                throw RPCError.invalidParams(
                    "\(path).id", expected: "another id than those before it", got: .string(document.id),
                    .duplicateID)
            }
            return document
        }
    }

    private var warnings: [String] {
        documents.compactMap { document in
            document.text.holdsReplacement ? PassageInput.replaced(document.place.source) : nil
        }
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let total = Double(documents.count)
        let report = try index.write { writer in
            try writer.add(documents) { done in
                try Task.checkCancellation()
                context.report(progress: Double(done), total: total)
            }
        }
        let warnings = warnings + report.warnings.map(\.description)
        context.note("documents", documents.count)
        context.note("passages", report.passages)
        return JSON.sorted([
            "added": .integer(report.added), "updated": .integer(report.updated),
            "unchanged": .integer(report.unchanged), "passages": .integer(report.passages),
            "warnings": warnings.isEmpty ? nil : .strings(warnings),
        ])
    }
}
