import ContextTypes
import IndexStore
import JSONRPC
import JSONValues

/// `expand`: a trimmed span back to its source, or a mark of a context back to what was dropped there.
struct ExpandMethod: ServiceMethod {
    private enum Work {
        case document(DocumentPart)
        case gap(String)
    }

    private let work: Work

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        guard let id = try parameters.string("id") else {
            work = .document(try DocumentPart(reading: &parameters, for: service))
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
        case .document(let part): return try part.answer()
        case .gap(let id):
            guard let gap = service.gaps.gap(id) else { throw RPCError.noGap(id) }
            return JSON.sorted([
                "id": .string(id), "document": .string(gap.document), "sentences": .integer(gap.units),
                "text": .string(gap.text),
            ])
        }
    }
}

/// A document of an index, or a part of it.
private struct DocumentPart {
    private let index: OpenIndex
    private let document: String
    private let start: Int?
    private let end: Int?
    private let unit: OffsetUnit

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        index = try service.indexes.index(in: &parameters)
        document = try parameters.requiredString("document")
        start = try parameters.integer("start", in: 0...Int.max)
        end = try parameters.integer("end", in: 0...Int.max)
        unit = try parameters.choice("offsetUnit", default: .codepoint)
    }

    func answer() throws -> JSON {
        let answer = try index.withDocument(document) { source in
            let from = try start.map { try place(of: $0, path: "start", in: source) } ?? .zero
            let to = try end.map { try place(of: $0, path: "end", in: source) } ?? source.end()
            guard from.utf8 <= to.utf8 else {
                throw RPCError.invalidParams(
                    "end", expected: "at or after \"start\"", got: .integer(end ?? 0), .outOfRange)
            }
            return JSON.sorted([
                "document": .string(document),
                "text": .string(try source.text(at: SourceSpan(start: from.utf8, end: to.utf8))),
                "start": .integer(from.count(in: unit)), "end": .integer(to.count(in: unit)),
                "title": .string(source.title),
                "url": source.url.map(JSON.string), "metadata": source.metadata,
            ])
        }
        guard let answer else { throw RPCError.noDocument(document, index: index.name) }
        return answer
    }

    /// The place of a client's offset; refused outside the text and inside a character.
    private func place(of offset: Int, path: String, in source: StoredDocument) throws -> SourceOffset {
        let place = try source.place(of: offset, in: unit)
        guard place.count(in: unit) == offset else {
            let expected =
                place.count(in: unit) < offset
                ? "an offset from 0 to \(place.count(in: unit))" : "an offset between two characters"
            throw RPCError.invalidParams(path, expected: expected, got: .integer(offset), .outOfRange)
        }
        return place
    }
}
