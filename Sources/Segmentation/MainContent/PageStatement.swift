/// What a page says it is, before its content is looked at.
struct PageStatement {
    /// Its title, in every form in which the page gives it.
    var titles: [String] = []
    /// It says that it is one article (`og:type`, linked data): then what stands around that article is not.
    var isArticle = false

    /// The heading that says most of a title; nil when there is none.
    ///
    /// Among several the one that shares most words with a title, the higher one first; without a title a heading of
    /// level 1 that stands alone.
    func headline(of measures: DraftMeasures) -> Int? {
        let titles = self.titles.map { Self.words($0) }
        var best: (draft: Int, shared: Int, level: Int)?
        for heading in measures.headings {
            let shared = titles.map { Self.shared(measures.headingWords(heading), with: $0) }.max() ?? 0
            let level = measures.drafts[heading].level
            guard shared > 0,
                shared > best?.shared ?? 0 || shared == best?.shared ?? 0 && level < best?.level ?? 7
            else { continue }
            best = (heading, shared, level)
        }
        if let best { return best.draft }
        let first = measures.headings.filter { measures.drafts[$0].level == 1 }
        return first.count == 1 ? first[0] : nil
    }

    static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }

    /// The letters of the words of a heading that stand in a title; 0 unless most of them do.
    private static func shared(_ heading: [String], with title: [String]) -> Int {
        let known = Set(title)
        let shared = heading.filter { known.contains($0) }
        guard !shared.isEmpty, shared.count * 10 >= heading.count * 8 else { return 0 }
        return shared.reduce(shared.count - 1) { $0 + $1.count }
    }
}
