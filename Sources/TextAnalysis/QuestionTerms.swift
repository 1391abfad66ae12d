package import ContextTypes

/// The terms that stand for what a question is about.
package enum QuestionTerms {
    /// The terms of `question` in order, without the words that only ask (who, what, did, …); all of them when nothing
    /// else is left.
    package static func terms(of question: String, with analyzer: Analyzer) -> [UInt64] {
        let all = TermSequences.terms(of: question, with: analyzer)
        let asking = Set(TermSequences.terms(of: askingWords, with: analyzer))
        let rest = all.filter { !asking.contains($0) }
        return rest.isEmpty ? all : rest
    }

    /// The same terms with the places of their words.
    package static func places(of question: String, with analyzer: Analyzer) -> [(
        term: UInt64, span: SourceSpan
    )] {
        let wanted = Set(terms(of: question, with: analyzer))
        var places: [(term: UInt64, span: SourceSpan)] = []
        var question = question
        question.withUTF8 { bytes in
            analyzer.forEachTerm(in: bytes) { term, span in
                let hash = termHash(term)
                if wanted.contains(hash) { places.append((hash, span)) }
            }
        }
        return places
    }

    private static let askingWords = """
        who whom whose what when where which why how did do does has have had can could would should may
        wer wem wen wessen wann wie warum wieso welche welcher welches woher wohin
        qui quoi quand où comment pourquoi quel quelle quels quelles combien
        qué quién quiénes cuándo dónde cómo cuál cuáles cuánto cuántos cuántas
        кто что когда где как почему какой какая какие сколько
        """
}
