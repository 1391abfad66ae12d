import ContextTypes
import Markup

/// Tells the main content of a page from what stands around it.
///
/// A mark needs a reason: an element that says what it is (`nav`, a role), or whose class names say so while its text is
/// not part of the running text around it; teasers of other pages; what stands outside of the body of the page. A page
/// that says that it is one article is cut to that article; any other page keeps all that holds content, be it
/// sentences, a table of facts or a dialogue.
struct MainContent {
    let measures: DraftMeasures
    let isArticle: Bool
    let headline: Int?
    /// Why each draft is not main content; nil for main content.
    var marks: [Boilerplate?]
    /// Nothing was left, so that what stands is less sure.
    private(set) var fellBack = false

    var drafts: [BlockDraft] { measures.drafts }

    static func found(in measures: DraftMeasures, of page: PageStatement) -> MainContent {
        var content = MainContent(measures, page)
        content.markStated()
        content.markRepeated()
        if content.isArticle { content.markAroundArticle() }
        let stated = content.marks
        content.markTeasers()
        if content.isArticle { content.cutToBody() } else { content.cutToContent() }
        content.markLinkBoxes()
        if content.isArticle { content.markLabels() }
        content.markHeadings()
        content.fallBack(to: stated)
        return content
    }

    private init(_ measures: DraftMeasures, _ page: PageStatement) {
        self.measures = measures
        headline = page.headline(of: measures)
        isArticle = page.isArticle
        marks = Array(repeating: nil, count: measures.drafts.count)
    }

    /// What is inside of a marked draft is marked.
    mutating func inherit() {
        for index in drafts.indices.dropFirst() where marks[index] == nil {
            marks[index] = marks[drafts[index].parent]
        }
    }

    /// Main content as the marks stand: running text, or all text where there is little of that.
    func amount(_ marks: [Boilerplate?]) -> Double {
        measures.leaves.reduce(0) { sum, leaf in
            guard marks[leaf] == nil else { return sum }
            return sum + (measures.isSmall ? Double(measures.lengths[leaf]) : measures.weights[leaf])
        }
    }

    /// Running text that is not marked, by draft and summed up over what is inside.
    func unmarkedWeights() -> [Double] {
        var weights = [Double](repeating: 0, count: drafts.count)
        for index in drafts.indices.reversed() {
            if drafts[index].isLeaf, marks[index] == nil { weights[index] = measures.weights[index] }
            if drafts[index].parent >= 0 { weights[drafts[index].parent] += weights[index] }
        }
        return weights
    }

    /// A page with text has main content: less certain marks go first, then all of them.
    private mutating func fallBack(to stated: [Boilerplate?]) {
        func isEmpty(_ marks: [Boilerplate?]) -> Bool { measures.leaves.allSatisfy { marks[$0] != nil } }
        guard !measures.leaves.isEmpty, isEmpty(marks) else { return }
        fellBack = true
        marks = stated
        if isEmpty(marks) { marks = Array(repeating: nil, count: drafts.count) }
    }
}
