/// A data set to evaluate on, as configured.
package struct QuestionSet: Sendable, Hashable {
    package var name: String
    package var format: QuestionFormat
    /// The file, or the folder of a collection.
    package var path: String
    /// Of a collection in several files: topics or queries, judgements, and a run that says which documents to prune.
    package var queries: String?
    package var judgements: String?
    package var run: String?
    /// Passages for each question where the data set leaves a choice (SQuAD, collections).
    package var passages = 5
    /// Half or part of the data set that was not trained on; see `HeldOut`.
    package var heldOut: HeldOut?
    /// At most so many questions, from the beginning.
    package var limit: Int?
    package var language: String?

    package init(name: String, format: QuestionFormat, path: String) {
        self.name = name
        self.format = format
        self.path = path
    }

    /// Reads the data set from its beginning, one question at a time where the format allows.
    package func questions(seed: UInt64) throws -> QuestionReader {
        let maker = PassageMaker(language: language)
        let next: () throws -> QuestionEvent?
        switch format {
        case .qa: next = try QuestionLines(path, maker).next
        case .squad: next = try SQuADQuestions(self, maker, seed: seed).next
        case .qed: next = try QEDQuestions(path, maker).next
        case .selqa: next = try SelQAQuestions(self, maker).next
        case .qmsum: next = try QMSumQuestions(path, maker).next
        case .beir: next = try CollectionQuestions(Collection(beir: self), self, maker).next
        case .smart: next = try CollectionQuestions(Collection(smart: self), self, maker).next
        case .trec: next = try CollectionQuestions(Collection(trec: self), self, maker).next
        }
        return QuestionReader(limit: limit, next)
    }
}
