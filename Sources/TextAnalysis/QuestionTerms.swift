package import ContextTypes

/// The terms that stand for what a question is about.
package enum QuestionTerms {
    /// A term and the place of its word.
    package typealias Place = (term: UInt64, span: SourceSpan)

    /// The terms of `question` in order, without the words that only ask (who, what, did, …); all of them when nothing
    /// else is left.
    package static func terms(of question: String, with analyzer: Analyzer) -> [UInt64] {
        places(of: question, with: analyzer).map(\.term)
    }

    /// The same terms with the places of their words.
    package static func places(of question: String, with analyzer: Analyzer) -> [Place] {
        var all: [Place] = []
        var question = question
        question.withUTF8 { bytes in
            analyzer.forEachTerm(in: bytes) { term, span in all.append((termHash(term), span)) }
        }
        all = withoutPairedLetters(all)
        let asking = Set(TermSequences.terms(of: askingWords, with: analyzer))
        let rest = all.filter { !asking.contains($0.term) }
        return rest.isEmpty ? all : rest
    }

    /// A letter of a pair asks for nothing that the pair does not ask for better.
    private static func withoutPairedLetters(_ places: [Place]) -> [Place] {
        places.indices.filter { index in
            let span = places[index].span
            let before = index > 0 ? places[index - 1].span : span
            let after = index + 1 < places.count ? places[index + 1].span : span
            return [before, after].allSatisfy { $0 == span || !$0.contains(span) }
        }.map { places[$0] }
    }

    private static let askingWords = """
        who whom whose what when where which why how did do does has have had can could would should may
        wer wem wen wessen wann wie warum wieso welche welcher welches woher wohin
        qui quoi quand où comment pourquoi quel quelle quels quelles combien
        qué quién quiénes cuándo dónde cómo cuál cuáles cuánto cuántos cuántas
        кто что когда где как почему какой какая какие сколько
        """
}
