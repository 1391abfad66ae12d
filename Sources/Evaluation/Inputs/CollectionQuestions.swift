import ContextTypes

/// The judged queries of a collection, each with the documents that a run or BM25 puts first.
final class CollectionQuestions {
    private let collection: Collection
    private let set: QuestionSet
    private let maker: PassageMaker
    private let positions: [String: Int]
    private let index: MemoryIndex
    private var problem = 0
    private var query = 0

    init(_ collection: Collection, _ set: QuestionSet, _ maker: PassageMaker) throws {
        self.collection = collection
        self.set = set
        self.maker = maker
        positions = Dictionary(
            collection.documents.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        index = try MemoryIndex(
            collection.run == nil ? collection.documents.map { "\($0.title) \($0.text)" } : [])
    }

    func next() throws -> QuestionEvent? {
        if problem < collection.problems.count {
            problem += 1
            return .problem(collection.problems[problem - 1])
        }
        while query < collection.queries.count {
            let text = collection.queries[query]
            query += 1
            if let grades = collection.judgements.grades[text.id] { return .question(question(text, grades)) }
        }
        return nil
    }

    private func question(_ query: Collection.Text, _ grades: [String: Int]) -> EvaluationQuestion {
        let passages = candidates(query).prefix(set.passages).map { match in
            let document = collection.documents[match.document]
            // Of many old documents only the title is known: then it is what a system gets to read.
            let hasText = !document.text.trimmed.isEmpty
            let passage = maker.passage(
                id: document.id, document: document.id, title: hasText ? document.title : "",
                text: hasText ? document.text : document.title)
            return JudgedPassage(passage: passage, grade: grades[document.id], score: match.score)
        }
        return EvaluationQuestion(
            id: query.id, question: query.text, passages: Array(passages), grades: grades,
            location: "\(set.path)#\(query.id)")
    }

    private func candidates(_ query: Collection.Text) -> [MemoryIndex.Match] {
        guard let run = collection.run else { return index.ranked(query.text) }
        guard let ranking = run.rankings[query.id] else { return [] }
        let scores = Dictionary(
            ranking.entries.map { ($0.document, $0.score) }, uniquingKeysWith: { first, _ in first })
        return ranking.documents(breaking: .largerIdFirst).compactMap { id in
            positions[id].map { MemoryIndex.Match(document: $0, score: scores[id] ?? 0) }
        }
    }
}
