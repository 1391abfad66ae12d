/// How a data set is written down.
package enum QuestionFormat: String, Sendable, CaseIterable {
    /// JSONL of questions with passages: the usual RAG logs, RAGAS, Provence-style labels, pages with questions.
    case qa
    /// SQuAD 1.1 and 2.0, XQuAD.
    case squad
    /// Explained Natural Questions.
    case qed
    /// SelQA, answer sentence selection.
    case selqa
    /// Meetings with questions and relevant turns.
    case qmsum
    /// A folder with corpus.jsonl, queries.jsonl and qrels/.
    case beir
    /// The collections of the SMART system: `.I`, `.T`, `.W`.
    case smart
    /// TREC documents, topics and qrels.
    case trec
}

extension QuestionFormat {
    /// What a path looks like: a folder with corpus.jsonl is BEIR, `.json` is SQuAD unless it is an array, all else are questions.
    package static func guessed(from path: String) -> QuestionFormat {
        if InputFolder.first(of: ["corpus.jsonl"], in: path) != nil { return .beir }
        guard path.hasSuffix(".json") || path.hasSuffix(".json.gz") else { return .qa }
        let isArray = (try? InputFile(path))?.begins(with: UInt8(ascii: "[")) ?? false
        return isArray ? .qa : .squad
    }
}
