import ContextTypes
import Glibc
import TextAnalysis

/// The matches of all units of all passages with one question, from which the features are made.
struct QuestionMatches {
    private let profile: QuestionProfile
    private var units: [[UnitMatch]] = []
    private var titleMasks: [UInt64] = []
    private var passageMasks: [UInt64] = []
    private var relevances: [Double] = []
    private let bestOwn: Double
    private let bestBM25: Double
    private let bestPassage: Double
    /// How rare the question's words are in general, by their places; stop words are left out.
    let questionIdf: [(span: SourceSpan, idf: Double)]

    init(question: String, passages: [Passage], settings: AnalyzerSettings?) throws {
        let settings = try (settings ?? .guessed(question: question, texts: passages.lazy.map(\.text)))
            .suited(
                to: question)
        let analyzer = try Analyzer(settings)
        let background = try BackgroundIdf(settings)
        let asked = QuestionTerms.places(of: question, with: analyzer)
        let questionTerms = asked.map(\.term)
        let terms = Self.analyse(passages, with: analyzer)
        let scorer = LexicalScorer(question: questionTerms, texts: terms.units) { background($0) }
        let whole = LexicalScorer(question: questionTerms, texts: terms.passages) { background($0) }
        let profile = QuestionProfile(question: question, scorer: scorer)
        var unit = 0
        for (index, passage) in passages.enumerated() {
            let known = Set(WordHashes(question + "\n" + passage.title).words)
            var text = passage.text
            let matches = text.withUTF8 { bytes in
                passage.sentences.enumerated().map { place, sentence in
                    var match = UnitMatch(terms: terms.units[unit + place], profile: profile, scorer: scorer)
                    match.cues = SurfaceCues(
                        UnsafeBufferPointer(rebasing: bytes[sentence.span.range]), known: known)
                    return match
                }
            }
            unit += matches.count
            let title = UnitMatch(terms: terms.titles[index], profile: profile, scorer: scorer).mask
            units.append(matches)
            titleMasks.append(title)
            passageMasks.append(matches.reduce(title) { $0 | $1.mask })
            relevances.append(whole.relevance(terms.passages[index]))
        }
        self.profile = profile
        questionIdf = asked.map { ($0.span, background($0.term)) }
        bestOwn = units.lazy.joined().map { profile.coverage($0.mask) }.max() ?? 0
        bestBM25 = units.lazy.joined().map(\.bm25).max() ?? 0
        bestPassage = passageMasks.map { profile.coverage($0) }.max() ?? 0
    }

    /// The relevance of the whole passage with its title and headings, 0...1.
    func relevance(ofPassage index: Int) -> Double { relevances[index] }

    /// Whether a term of the question stands in the passage, its title or its headings.
    func sharesWords(withPassage index: Int) -> Bool { passageMasks[index] != 0 }

    /// One row of features per unit.
    func features(ofPassage index: Int) -> [LexicalFeatures] {
        let matches = units[index]
        let passage = PassageMatches(matches, title: titleMasks[index], profile: profile)
        let all = profile.coverage(passageMasks[index])
        let missing = profile.weights.indices.filter { passageMasks[index] & (1 << UInt64($0)) == 0 }
        let rarestMissing = missing.map { profile.weights[$0] }.max() ?? 0
        let asksForName = profile.answer == .person || profile.answer == .place
        let asksForNumber = profile.answer == .number || profile.answer == .time
        return matches.enumerated().map { unit, match in
            let before = unit > 0 ? matches[unit - 1].mask : 0
            let after = unit + 1 < matches.count ? matches[unit + 1].mask : 0
            let own = passage.own[unit]
            let values: [Double] = [
                own, match.bm25, profile.coverage(match.mask | passage.title), passage.titleCoverage,
                profile.coverage((before | after) & ~match.mask), all, own - passage.bestOwn, own - bestOwn,
                Double(passage.ranks[unit]) / Double(matches.count), all - bestPassage,
                match.bigrams, match.tightness, log(1 + Double(match.length)) / 4, unit == 0 ? 1 : 0,
                Double(unit) / Double(max(1, matches.count - 1)), log(1 + Double(matches.count)) / 4,
                Double(match.cues.names) / Double(max(1, match.cues.words)),
                match.cues.numbers > 0 ? 1 : 0, match.cues.years > 0 ? 1 : 0,
                Double(profile.answer.fits(match.cues)), log(1 + Double(match.mask.nonzeroBitCount)),
                log(1 + Double(profile.weights.count)) / 3, rarestMissing, match.bm25 - passage.bestBM25,
                match.bm25 - bestBM25, profile.coverage(before & ~match.mask), profile.coverage(before),
                profile.coverage(after), passage.beyondTitle[unit],
                passage.beyondTitle[unit] - passage.bestBeyondTitle, match.cues.opensWithPronoun ? 1 : 0,
                log(1 + Double(match.cues.newNames)) / 2, match.cues.newNumbers > 0 ? 1 : 0,
                asksForName ? 1 : 0, asksForNumber ? 1 : 0, log(Double(units.count)) / 3,
            ]
            return LexicalFeatures(values: values.map(Float.init))
        }
    }

    private static func analyse(
        _ passages: [Passage], with analyzer: Analyzer
    ) -> (units: TermSequences, titles: TermSequences, passages: TermSequences) {
        var (units, titles, wholes) = (TermSequences(), TermSequences(), TermSequences())
        for passage in passages {
            titles.append(([passage.title] + passage.headings).joined(separator: "\n"), with: analyzer)
            let first = units.terms.count
            var text = passage.text
            text.withUTF8 { bytes in
                for sentence in passage.sentences {
                    units.append(UnsafeBufferPointer(rebasing: bytes[sentence.span.range]), with: analyzer)
                }
            }
            let last = titles.count - 1
            wholes.append(terms: Array(titles[last]) + Array(units.terms[first...]))
        }
        return (units, titles, wholes)
    }
}
