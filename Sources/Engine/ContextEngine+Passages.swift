package import ContextTypes
import IndexStore
import Labelling
import Retrieval
import Selection

extension ContextEngine {
    /// Of fewer passages none can come up that the retriever put a little too low.
    private static let leastReranked = 20

    /// The best passages of an index for a question, whole, best first.
    ///
    /// ```swift
    /// var options = RetrievalOptions()
    /// options.rerank = true
    /// let found = try engine.retrieve(RetrieveRequest("Who grinds the grain?", in: index, options))
    /// ```
    ///
    /// With `rerank`, the pruner of `request.judging` judges as many passages as are wanted, at least 20, and each passage's
    /// score is its rank score (`RankFusion`), as in `trim`.
    ///
    /// - Throws: `EngineError.emptyQuestion`, `RetrievalError`, `IndexStoreError`; with `rerank` the labeller's errors.
    package func retrieve(_ request: RetrieveRequest) throws -> RetrievedPassages {
        guard request.question.hasVisibleCharacter else { throw EngineError.emptyQuestion }
        var (trace, options) = (StageTrace(), request.options)
        if options.rerank {
            options.limit = max(options.limit, Self.leastReranked)
            options.coverage = request.judging.pruner.usesCoverage
        }
        var result = try trace.run(\.retrieve) { try find(request.question, in: request.index, options) }
        let model = try options.rerank ? putInOrder(&result, for: request, &trace) : nil
        return RetrievedPassages(result: result, model: model, timings: trace.finished())
    }

    /// Puts passages into the order of their rank scores, and cuts them to the wanted number.
    ///
    /// - Returns: the labeller's name.
    private func putInOrder(
        _ result: inout RetrievalResult, for request: RetrieveRequest, _ trace: inout StageTrace
    ) throws -> String {
        let received = ReceivedPassages(retrieved: result.passages.map(\.passage))
        let judged = try judge(received, for: request.question, request.judging, nil, &trace)
        result.passages = judged.candidates.ranking.prefix(request.options.limit).map { index in
            var passage = result.passages[index]
            passage.passage.score = judged.candidates.items[index].rankScore
            return passage
        }
        return judged.profile.name
    }

    /// Documents by their relevance to a query, best first; of equal ones the first of the request first.
    ///
    /// - Throws: as `prune`.
    package func rerank(_ request: RerankRequest) throws -> [RerankedDocument] {
        var options = request.options
        options.budget = nil
        options.order = .document
        // Every document is to be judged by itself.
        options.deduplicate = false
        let judged = try prune(PruneRequest(request.query, request.documents, options)).passages
        let order = judged.indices.sorted { (judged[$0].score, $1) > (judged[$1].score, $0) }
        return order.prefix(request.limit ?? judged.count).map { index in
            RerankedDocument(index: index, score: judged[index].score, text: judged[index].text)
        }
    }

    /// What was dropped where a context has the mark `id`.
    ///
    /// - Throws: `EngineError.noGap` when that is forgotten, or never was.
    package func expand(gap id: String) throws -> ContextGap {
        guard let gap = gaps.gap(id) else { throw EngineError.noGap(id) }
        return gap
    }

    /// A document of an index, or a part of it.
    ///
    /// - Throws: `EngineError.noDocument`; `EngineError.outOfRange` for an offset outside the text or inside a character;
    ///   `IndexStoreError`.
    package func expand(_ request: ExpandRequest) throws -> DocumentExcerpt {
        let excerpt = try request.index.withDocument(request.document) { source in
            let from = try request.start.map { try source.place("start", at: $0, in: request.unit) }
            let to = try request.end.map { try source.place("end", at: $0, in: request.unit) }
            let (start, end) = (from ?? .zero, try to ?? source.end())
            guard start.utf8 <= end.utf8 else {
                throw EngineError.outOfRange(
                    option: "end", value: "\(request.end ?? 0)", expected: "at or after \"start\"")
            }
            let span = SourceSpan(start: start.utf8, end: end.utf8)
            return DocumentExcerpt(
                document: request.document, text: try source.text(at: span),
                start: start.count(in: request.unit), end: end.count(in: request.unit), title: source.title,
                url: source.url, metadata: source.metadata, places: try source.places(of: span))
        }
        guard let excerpt else {
            throw EngineError.noDocument(request.document, index: request.index.name)
        }
        return excerpt
    }
}

extension StoredDocument {
    /// The place of a caller's offset; refused outside the text and inside a character.
    fileprivate func place(_ name: String, at offset: Int, in unit: OffsetUnit) throws -> SourceOffset {
        let place = try place(of: offset, in: unit)
        guard place.count(in: unit) == offset else {
            let expected =
                place.count(in: unit) < offset
                ? "an offset from 0 to \(place.count(in: unit))" : "an offset between two characters"
            throw EngineError.outOfRange(option: name, value: "\(offset)", expected: expected)
        }
        return place
    }
}
