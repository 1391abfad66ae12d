package import TextAnalysis

/// The order of texts by their relevance to a question, without a model and without splitting them into sentences.
///
/// The labeller without a model ranks passages by the same relevance and by their best sentence; here only whole texts
/// count, so nothing is split and nothing is labelled.
package struct LexicalRanking: Sendable {
    /// One text with what stands above it.
    package struct Candidate: Hashable, Sendable {
        package var title: String
        package var text: String

        package init(title: String = "", text: String) {
            self.title = title
            self.text = text
        }
    }

    private let settings: AnalyzerSettings?

    /// - Parameter settings: How words become terms; nil guesses the language of the texts.
    package init(settings: AnalyzerSettings? = nil) { self.settings = settings }

    /// The relevance of each candidate, 0...1.
    ///
    /// - Throws: `TextAnalysisError` when the settings name an unknown stemmer; `CancellationError`.
    package func relevances(of candidates: [Candidate], to question: String) throws -> [Double] {
        let settings = try (settings ?? .guessed(question: question, texts: candidates.lazy.map(\.text)))
            .suited(
                to: question)
        let analyzer = try Analyzer(settings)
        var texts = TermSequences()
        for candidate in candidates {
            try Task.checkCancellation()
            texts.append(candidate.title + "\n" + candidate.text, with: analyzer)
        }
        let background = try BackgroundIdf(settings)
        let scorer = LexicalScorer(
            question: QuestionTerms.terms(of: question, with: analyzer), texts: texts
        ) { background($0) }
        return (0..<texts.count).map { scorer.relevance(texts[$0]) }
    }

    /// Indices, most relevant first; ties in the order given.
    package static func order(_ relevances: [Double]) -> [Int] {
        relevances.indices.sorted { (relevances[$0], $1) > (relevances[$1], $0) }
    }
}
