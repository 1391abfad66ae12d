import ContextTypes
import Engine
import JSONRPC
import JSONValues
import Options

/// `prune`: the same without an index, for one question or for many (`items`).
struct PruneMethod: ServiceMethod {
    private struct Item {
        let question: Question
        let input: PassageInput

        init(
            reading parameters: inout Parameters, for service: WinnowService, language: String? = nil,
            _ options: PruningOptions
        ) throws {
            question = try Question(in: &parameters, limit: service.settings.questionBytes)
            input = try PassageInput(
                in: &parameters, limit: service.settings.passagesPerCall, language: language,
                options: options,
                folders: DocumentFolders(service.settings.documentFolders))
        }
    }

    private enum Work {
        case single(Item)
        case items([(path: String, value: JSON)])
    }

    private let work: Work
    private let options: PruningOptions
    private let unit: OffsetUnit
    /// Of the passages of all items that name none.
    private let language: String?

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        options = try service.settings.settings(.prune, reading: &parameters).pruning
        unit = try parameters.choice("offsetUnit", default: .codepoint)
        language = try parameters.string("language")
        guard let items = try parameters.array("items") else {
            work = .single(try Item(reading: &parameters, for: service, options))
            return
        }
        for other in ["question", "passages"] where parameters.has(other) {
            throw RPCError.conflict("items", with: other)
        }
        guard items.count <= service.settings.passagesPerCall else {
            throw RPCError.overLimit(
                "items", "entries", count: items.count, limit: service.settings.passagesPerCall,
                reason: .tooManyItems)
        }
        work = .items(items)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        switch work {
        case .single(let item):
            return try answer(item, service, context, context.readingReport(from: 0, to: 1, of: 1))
        case .items(let items):
            context.note("items", items.count)
            var results: [JSON] = []
            for (path, value) in items {
                try Task.checkCancellation()
                let (done, total) = (Double(results.count), Double(items.count))
                let report = context.readingReport(from: done, to: done + 1, of: total)
                results.append(try result(of: value, at: path, service, context, report))
                context.report(progress: Double(results.count), total: Double(items.count))
            }
            return JSON.sorted(["results": .array(results)])
        }
    }

    private func answer(
        _ item: Item, _ service: WinnowService, _ context: CallContext, _ report: ReadingReport?
    ) throws -> JSON {
        let trimmed = try service.engine.prune(
            PruneRequest(
                item.question.text, item.input.passages, lined: item.input.lined, options,
                given: item.input.given, warnings: item.input.warnings), report: report)
        context.note(trimmed)
        return ContextAnswer(context: trimmed, options: options, unit: unit).json
    }

    /// The result of one of many items; what is wrong with it spoils no other.
    private func result(
        of value: JSON, at path: String, _ service: WinnowService, _ context: CallContext,
        _ report: ReadingReport?
    ) throws -> JSON {
        do {
            var parameters = try Parameters(value, path: path)
            let item = try Item(
                reading: &parameters, for: service, language: language, options)
            try parameters.finish()
            return try answer(item, service, context, report)
        } catch let error as CancellationError {
            throw error
        } catch {
            return JSON.sorted(["error": (error as? RPCError ?? ErrorMapping.rpcError(for: error)).json])
        }
    }
}
