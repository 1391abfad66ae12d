import SentenceSupport
import Testing

@testable import Sentences

/// Quality on public data, held at floors a little below what was measured; `benchmarks/sentences/run` prints the figures.
@Suite("Sentences of annotated texts")
struct SentenceAccuracyTests {
    @Test("legal texts: boundary F1 of 0.95 or more, the language named or not", arguments: ["a", "b"])
    func splitsLegalText(part: String) {
        let texts = SentenceCorpus.legal(part)
        #expect(texts.reduce(0) { $0 + $1.ends.count } > 150)
        for splitter in [SentenceSplitter(language: "en"), SentenceSplitter(newlines: .space)] {
            #expect(SentenceBoundaryScore(of: splitter, on: texts).f1 >= 0.95)
        }
    }

    @Test("English web text with its line breaks: boundary F1 of 0.921 or more")
    func splitsWebText() {
        guard let texts = SentenceCorpus.ewt("test") else { return }
        let score = SentenceBoundaryScore(of: SentenceSplitter(language: "en"), on: texts)
        #expect(score.f1 >= 0.921)
        let unknown = SentenceBoundaryScore(of: SentenceSplitter(), on: texts)
        #expect(unknown.f1 >= 0.92)
    }

    @Test(
        "German, French and Spanish news joined by blanks: within half a point of the best peers",
        arguments: [("de", 0.99), ("fr", 0.986), ("es", 0.987)])
    func splitsNews(language: String, floor: Double) {
        guard let files = SentenceCorpus.ersatzFiles() else { return }
        let texts = files.filter { SentenceCorpus.language(of: $0) == language }.compactMap(
            SentenceCorpus.ersatz)
        let splitter = SentenceSplitter(language: language, newlines: .space)
        for text in texts { #expect(SentenceBoundaryScore(of: splitter, on: [text]).f1 >= floor) }
    }

    @Test("every language of the ersatz suite stays above its floor, named or not")
    func splitsAllLanguages() {
        guard let files = SentenceCorpus.ersatzFiles() else { return }
        for file in files {
            guard let text = SentenceCorpus.ersatz(file) else { continue }
            let language = SentenceCorpus.language(of: file)
            let floor = language == "iu" ? 0.92 : language == "hi" ? 0.95 : language == "zh" ? 0.96 : 0.97
            for splitter in [
                SentenceSplitter(language: language, newlines: .space), SentenceSplitter(newlines: .space),
            ] {
                #expect(SentenceBoundaryScore(of: splitter, on: [text]).f1 >= floor, "\(file)")
            }
        }
    }

    @Test("the English golden rules proper: nine of ten or more")
    func keepsGoldenRules() {
        guard let rules = SentenceCorpus.goldenRules() else { return }
        let english = rules.filter { $0.language == "english" }
        let proper = english.prefix(GoldenRules.properCount)
        #expect(Double(GoldenRules.passed(proper, language: "en")) >= 0.9 * Double(proper.count))
        #expect(Double(GoldenRules.passed(english[...], language: "en")) >= 0.8 * Double(english.count))
    }
}
