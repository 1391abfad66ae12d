import ContextTypes
import JSONRPC
import JSONValues
import Options
import Retrieval

/// `retrieve`: the best passages of an index, whole.
struct RetrieveMethod: ServiceMethod {
    private let question: Question
    private let index: OpenIndex
    private let options: RetrievalOptions
    private let unit: OffsetUnit

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        question = try Question(in: &parameters, limit: service.settings.questionBytes)
        index = try service.indexes.index(in: &parameters)
        options = try service.settings.settings(.retrieve, reading: &parameters).retrieval
        unit = try parameters.choice("offsetUnit", default: .codepoint)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let start = ContinuousClock.now
        let found = try index.result(for: question.text, options)
        let elapsed = WireNumber.milliseconds(.now - start)
        context.note("passages", found.passages.count)
        return JSON.sorted([
            "passages": .array(
                found.passages.enumerated().map { passage($1.passage, rank: $0 + 1, $1.ranked) }),
            "retriever": .string(found.report.retriever),
            "lateSearch": found.report.lateSearch.map { .string($0.rawValue) },
            "scored": found.report.lateSearch == nil ? nil : .integer(found.report.scored),
            "warnings": found.report.warnings.isEmpty ? nil : .strings(found.report.warnings),
            "index": .string(index.name), "timings": JSON.sorted(["retrieve": elapsed, "total": elapsed]),
        ])
    }

    private func passage(_ scored: ScoredPassage, rank: Int, _ ranked: RankedPassage) -> JSON {
        let passage = scored.passage
        let end = passage.origin.advanced(over: passage.text.utf8)
        return JSON.sorted([
            "id": .string(passage.id), "document": .string(passage.document), "title": .string(passage.title),
            "url": passage.url.map(JSON.string), "headings": .strings(passage.headings),
            "rank": .integer(rank),
            "score": WireNumber.score(scored.score), "text": .string(passage.text),
            "start": .integer(passage.origin.count(in: unit)), "end": .integer(end.count(in: unit)),
            "metadata": passage.metadata,
            "scores": ranked.lateScore == nil ? nil : scores(ranked),
            "explanation": options.explain ? .array(ranked.explanation.map(json)) : nil,
            "tokens": ranked.lateExplanation.isEmpty
                ? nil : .array(ranked.lateExplanation.map { json($0, in: passage.text) }),
        ])
    }

    private func scores(_ ranked: RankedPassage) -> JSON {
        JSON.sorted([
            "bm25": ranked.lexicalScore.map(WireNumber.score), "late": ranked.lateScore.map(WireNumber.score),
        ])
    }

    /// A row of the MaxSim matrix; spans of `token` count in the question, those of `matches` in the passage's text.
    private func json(_ row: LateContribution, in text: String) -> JSON {
        JSON.sorted([
            "token": row.token.map { json($0, in: question.text) },
            "similarity": WireNumber.score(row.similarity),
            "matches": .array(row.matches.map { json($0, in: text) }),
            "sentence": row.sentence.map(JSON.integer),
            "bySentence": .array(row.bySentence.map { $0.map(WireNumber.score) ?? .null }),
        ])
    }

    private func json(_ span: SourceSpan, in text: String) -> JSON {
        let start = SourceOffset.zero.advanced(over: text.utf8.prefix(span.start))
        let part = text.text(at: span)
        return JSON.sorted([
            "text": .string(part), "start": .integer(start.count(in: unit)),
            "end": .integer(start.advanced(over: part.utf8).count(in: unit)),
        ])
    }

    private func json(_ term: TermContribution) -> JSON {
        JSON.sorted([
            "term": .string(term.term), "weight": WireNumber.score(term.weight),
            "idf": WireNumber.score(term.idf),
            "frequency": .integer(term.frequency), "documentFrequency": .integer(term.documentFrequency),
            "passageLength": .integer(term.passageLength), "lengthNorm": WireNumber.score(term.lengthNorm),
            "contribution": WireNumber.score(term.contribution),
        ])
    }
}
