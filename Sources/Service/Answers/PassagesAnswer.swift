package import ContextTypes
package import Engine
package import JSONValues
import Retrieval

/// The result of `retrieve`.
package struct PassagesAnswer {
    let found: RetrievedPassages
    let request: RetrieveRequest
    let unit: OffsetUnit
    /// Scores as they are, for programs that join the answers of shards: rounded ones could tie that do not.
    let exactScores: Bool

    package init(
        _ found: RetrievedPassages, to request: RetrieveRequest, unit: OffsetUnit = .codepoint,
        exactScores: Bool = false
    ) {
        self.found = found
        self.request = request
        self.unit = unit
        self.exactScores = exactScores
    }

    package var json: JSON {
        let (passages, report) = (found.result.passages, found.result.report)
        return JSON.sorted([
            "passages": .array(
                passages.enumerated().map { passage($1.passage, rank: $0 + 1, $1.ranked) }),
            "retriever": .string(report.retriever.rawValue),
            "lateSearch": report.lateSearch.map { .string($0.rawValue) },
            "scored": report.lateSearch == nil ? nil : .integer(report.scored),
            "model": found.model.map(JSON.string),
            "warnings": report.warnings.isEmpty ? nil : .strings(report.warnings),
            "index": .string(request.index.name),
            "timings": JSON.sorted([
                "retrieve": WireNumber.milliseconds(found.timings.retrieve),
                "label": found.model == nil ? nil : WireNumber.milliseconds(found.timings.label),
                "total": WireNumber.milliseconds(found.timings.total),
            ]),
        ])
    }

    private func passage(_ scored: ScoredPassage, rank: Int, _ ranked: RankedPassage) -> JSON {
        let passage = scored.passage
        let end = passage.origin.advanced(over: passage.text.utf8)
        let whole = SourceSpan(start: 0, end: passage.text.utf8.count)
        return JSON.sorted([
            "id": .string(passage.id), "document": .string(passage.document), "title": .string(passage.title),
            "url": passage.url.map(JSON.string), "headings": .strings(passage.headings),
            "rank": .integer(rank),
            "score": score(scored.score), "text": .string(passage.text),
            "start": .integer(passage.origin.count(in: unit)), "end": .integer(end.count(in: unit)),
            "place": PlaceAnswer(passage.places.places(of: whole))?.json,
            "metadata": passage.metadata,
            "alsoIn": passage.alsoIn.isEmpty ? nil : .array(passage.alsoIn.map { $0.json(unit) }),
            "judgement": ranked.judgement.map(\.json),
            "scores": ranked.lateScore == nil ? nil : scores(ranked),
            "explanation": request.options.explain ? .array(ranked.explanation.map(json)) : nil,
            "tokens": ranked.lateExplanation.isEmpty
                ? nil : .array(ranked.lateExplanation.map { json($0, in: passage.text) }),
        ])
    }

    private func scores(_ ranked: RankedPassage) -> JSON {
        JSON.sorted([
            "bm25": ranked.lexicalScore.map(score), "late": ranked.lateScore.map(score),
        ])
    }

    private func score(_ value: Double) -> JSON {
        exactScores ? .double(value) : WireNumber.score(value)
    }

    /// A row of the MaxSim matrix; spans of `token` count in the question, those of `matches` in the passage's text.
    private func json(_ row: LateContribution, in text: String) -> JSON {
        JSON.sorted([
            "token": row.token.map { json($0, in: request.question) },
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
