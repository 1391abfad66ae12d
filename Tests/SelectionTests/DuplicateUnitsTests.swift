import ContextTypes
import TestSupport
import Testing

@testable import Selection

@Suite("Near-duplicates across passages")
struct DuplicateUnitsTests {
    private func duplicates(_ texts: [[String]], ranking: [Int]? = nil) -> [[Bool]] {
        let passages = texts.enumerated().map { PassageSketch.passage($1, id: "p\($0)") }
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
