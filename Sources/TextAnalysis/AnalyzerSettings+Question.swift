extension AnalyzerSettings {
    /// These settings, without stop words when a question has nothing else ("to be or not to be" is taken at its word), and
    /// with single letters when it asks for one (`犬`).
    package func suited(to question: String) throws -> AnalyzerSettings {
        var suited = self
        let analyzer = try Analyzer(self)
        if stopWords != .none, analyzer.terms(in: question).isEmpty { suited.stopWords = .none }
        if analyzer.holdsLoneLetter(question) { suited.letters = true }
        return suited
    }
}

extension TermSequences {
    /// The terms of one text alone.
    package static func terms(of text: String, with analyzer: Analyzer) -> [UInt64] {
        var sequences = TermSequences()
        sequences.append(text, with: analyzer)
        return sequences.terms
    }
}
