import ContextTypes
import Engine
import JSONRPC
import JSONValues

/// `expand`: a trimmed span back to its source, or a mark of a context back to what was dropped there.
struct ExpandMethod: ServiceMethod {
    private enum Work {
        case document(ExpandRequest)
        case gap(String)
    }

    private let work: Work

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        guard let id = try parameters.string("id") else {
            let index = try service.indexes.index(in: &parameters)
            work = .document(try ExpandRequest(reading: &parameters, in: index))
            return
        }
        for other in ["document", "index", "start", "end"] where parameters.has(other) {
            throw RPCError.conflict("id", with: other)
        }
        // Without effect, but no mistake.
        let _: OffsetUnit = try parameters.choice("offsetUnit", default: .codepoint)
        work = .gap(id)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        switch work {
        case .document(let request): return Self.json(try service.engine.expand(request))
        case .gap(let id):
            let gap = try service.engine.expand(gap: id)
            return JSON.sorted([
                "id": .string(id), "document": .string(gap.document), "sentences": .integer(gap.units),
                "text": .string(gap.text),
            ])
        }
    }

    private static func json(_ excerpt: DocumentExcerpt) -> JSON {
        JSON.sorted([
            "document": .string(excerpt.document), "text": .string(excerpt.text),
            "start": .integer(excerpt.start), "end": .integer(excerpt.end), "title": .string(excerpt.title),
            "url": excerpt.url.map(JSON.string), "metadata": excerpt.metadata,
            "place": PlaceAnswer(excerpt.places)?.json,
        ])
    }
}

extension ExpandRequest {
    fileprivate init(reading parameters: inout Parameters, in index: OpenIndex) throws(RPCError) {
        self.init(
            try parameters.requiredString("document"), in: index,
            start: try parameters.integer("start", in: 0...Int.max),
            end: try parameters.integer("end", in: 0...Int.max),
            unit: try parameters.choice("offsetUnit", default: .codepoint))
    }
}
