import ContextTypes
import Testing

@testable import Selection

@Suite("Near-duplicates across passages")
struct DuplicateUnitsTests {
    private func duplicates(_ texts: [[String]], ranking: [Int]? = nil) -> [[Bool]] {
        let passages = texts.enumerated().map { paragraph($1, id: "p\($0)") }
        let ranks = ranking ?? Array(passages.indices)
        let labels = passages.indices.map { index in
            PassageLabels(
                scores: passages[index].sentences.map { _ in 0.5 },
                rankScore: 1 - Double(ranks.firstIndex(of: index) ?? 0) / 10)
        }
        return Candidates(
            passages, given: nil, labels: labels, isJudged: true, options: PruningOptions()
        ).items.map { $0.units.map(\.isDuplicate) }
    }

    @Test("a sentence that stands in a better passage is a duplicate; the better one never is")
    func copies() {
        let copy = "The bridge over the river was opened in May 1883."
        #expect(
            duplicates([[copy, "Other words."], ["More words here.", copy]]) == [
                [false, false], [false, true],
            ])
        #expect(duplicates([[copy], [copy]], ranking: [1, 0]) == [[true], [false]])
    }

    @Test("a sentence with another number says something else")
    func numbers() {
        let sentence = { (year: Int) in
            "In the fiscal year \(year) the company with its many branches in all parts of the country sold as "
                + "many bridges of steel and stone as in the year before that one"
        }
        #expect(duplicates([[sentence(2010)], [sentence(2011)]]) == [[false], [false]])
        #expect(duplicates([[sentence(2010)], [sentence(2010)]]) == [[false], [true]])
    }

    @Test("short sentences are never duplicates")
    func short() {
        #expect(duplicates([["See also there."], ["See also there."]]) == [[false], [false]])
    }

    @Test("without spaces between words every ideograph counts")
    func ideographs() {
        let copy = "布鲁克林大桥于一八八三年五月通车。"
        #expect(duplicates([[copy], [copy], ["布鲁克林博物馆在纽约。"]]) == [[false], [true], [false]])
    }
}

/// A passage of one paragraph with the sentences joined by spaces.
func paragraph(_ sentences: [String], id: String, title: String = "") -> Passage {
    var text = ""
    let units = sentences.map { sentence in
        if !text.isEmpty { text += " " }
        let start = text.utf8.count
        text += sentence
        return Sentence(span: SourceSpan(start: start, end: text.utf8.count), block: 1)
    }
    let span = SourceSpan(start: 0, end: text.utf8.count)
    return Passage(
        id: id, document: id, title: title, text: text,
        blocks: [
            Block(kind: .document, span: span, parent: -1), Block(kind: .paragraph, span: span, parent: 0),
        ], sentences: units)
}
