@testable import SentenceSupport
@testable import Sentences

/// The measuring program of benchmarks/sentences: prints boundary F1 on annotated texts, golden rules passed, and speed.
@main
struct SentenceProbe {
    static func main() {
        let probe = SentenceProbe()
        probe.measureAccuracy()
        probe.measureLegalTexts()
        probe.measureGoldenRules()
        probe.measureSpeed()
    }

    /// Boundary F1 of all annotated texts.
    private func measureAccuracy() {
        for part in ["dev", "test"] {
            guard let texts = SentenceCorpus.ewt(part) else { return }
            report("ewt-\(part)", SentenceBoundaryScore(of: SentenceSplitter(language: "en"), on: texts))
            report("ewt-\(part) language unknown", SentenceBoundaryScore(of: SentenceSplitter(), on: texts))
        }
        for file in (SentenceCorpus.ersatzFiles() ?? []) + (SentenceCorpus.treebankFiles() ?? []) {
            guard let text = SentenceCorpus.ersatz(file) else { continue }
            let language = SentenceCorpus.language(of: file)
            let named = SentenceBoundaryScore(
                of: SentenceSplitter(language: language, newlines: .space), on: [text])
            let unknown = SentenceBoundaryScore(of: SentenceSplitter(newlines: .space), on: [text])
            report("ersatz/\(file)", named, note: "unknown \(decimals(unknown.f1))")
        }
    }

    /// The same of the legal texts, which come with the tests.
    private func measureLegalTexts() {
        for part in ["a", "b"] {
            let texts = SentenceCorpus.legal(part)
            let unknown = SentenceBoundaryScore(of: SentenceSplitter(newlines: .space), on: texts)
            report(
                "legal-\(part)", SentenceBoundaryScore(of: SentenceSplitter(language: "en"), on: texts),
                note: "unknown \(decimals(unknown.f1))")
        }
    }

    private func measureGoldenRules() {
        guard let rules = SentenceCorpus.goldenRules() else { return }
        let english = rules.filter { $0.language == "english" }.prefix(GoldenRules.properCount)
        print(
            "measured golden english-proper \(GoldenRules.passed(english, language: "en")) of \(english.count)"
        )
        for (language, code) in GoldenRules.codes.sorted(by: { $0.key < $1.key }) {
            let cases = rules.filter { $0.language == language }
            print(
                "measured golden \(language) \(GoldenRules.passed(cases[...], language: code)) of \(cases.count)"
            )
        }
    }

    /// Speed on one core.
    private func measureSpeed() {
        guard let wikipedia = SentenceCorpus.wikipedia(limit: 50_000_000) else { return }
        measureSpeed("enwiki", wikipedia, language: "en", minimumBytes: 0)
        measureSpeed("enwiki language unknown", wikipedia, language: nil, minimumBytes: 0)
        let largest = ["ar", "de", "fr", "hi", "ja", "km", "ru", "ta", "zh"]
        for file in SentenceCorpus.ersatzFiles() ?? []
        where largest.contains(SentenceCorpus.language(of: file)) {
            guard let text = SentenceCorpus.ersatz(file) else { continue }
            measureSpeed(
                file, text.text, language: SentenceCorpus.language(of: file), minimumBytes: 20_000_000)
        }
        measureSpeed(
            "200 MB of one line", String(repeating: "word ", count: 40_000_000), language: "en",
            minimumBytes: 0)
        measureSpeed(
            "50 MB of periods and quotes", String(repeating: ".\" ", count: 17_000_000), language: "en",
            minimumBytes: 0)
    }

    /// The best of three passes over the text, repeated until it has `minimumBytes`.
    private func measureSpeed(_ name: String, _ text: String, language: String?, minimumBytes: Int) {
        var text = text
        let repetitions = max(1, minimumBytes / max(text.utf8.count, 1))
        if repetitions > 1 { text = String(repeating: text + "\n", count: repetitions) }
        let splitter = SentenceSplitter(language: language, newlines: .space)
        var best = Double.infinity
        var sentences = 0
        for _ in 0..<3 {
            let start = ContinuousClock.now
            sentences = splitter.spans(in: text).count
            let elapsed = (ContinuousClock.now - start).components
            best = min(best, Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18)
        }
        let rate = Double(text.utf8.count) / 1e6 / best
        print(
            "measured speed \(name) MB/s \(decimals(rate, 1)) bytes \(text.utf8.count) sentences \(sentences)"
        )
    }

    private func report(_ name: String, _ score: SentenceBoundaryScore, note: String = "") {
        print(
            "measured f1 \(name) F1 \(decimals(score.f1)) P \(decimals(score.precision)) R \(decimals(score.recall))",
            "boundaries \(score.wanted) \(note)")
    }

    private func decimals(_ value: Double, _ places: Int = 4) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let rounded = Int((value * scale).rounded())
        let fraction = String(rounded % Int(scale))
        return "\(rounded / Int(scale))." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
