import ContextTypes
import Markup

/// A page that says nothing of an article: the part of it that holds content of any kind.
extension MainContent {
    /// Marks what stands outside of the smallest element that holds nearly all of the content.
    mutating func cutToContent() {
        let content = contents()
        guard content[0] > 0 else { return }
        var region = 0
        while let inner = mainChild(of: region, content) { region = inner }
        while region > 0, drafts[region].isLeaf || drafts[region].letsTextFlow || drafts[region].isTablePart {
            region = drafts[region].parent
        }
        for leaf in measures.leaves where marks[leaf] == nil {
            if leaf < region || leaf >= measures.ends[region] { marks[leaf] = .other }
        }
        inherit()
    }

    /// Content of each draft with what is inside: running text, and half of whatever else is marked up as text (cells,
    /// items, paragraphs, code).
    private func contents() -> [Double] {
        var contents = [Double](repeating: 0, count: drafts.count)
        for index in drafts.indices.reversed() {
            let draft = drafts[index]
            if draft.isLeaf, marks[index] == nil, draft.text.count > 0 {
                contents[index] = measures.weights[index]
                let isText = draft.kind == .tableCell || draft.kind == .code || isInTextBlock(draft)
                if isText, measures.density(index) < 0.5 {
                    contents[index] = max(contents[index], 0.5 * Double(draft.text.count))
                }
            }
            if draft.parent >= 0 { contents[draft.parent] += contents[index] }
        }
        return contents
    }

    private func isInTextBlock(_ draft: BlockDraft) -> Bool {
        switch drafts[draft.parent].kind {
        case .paragraph, .listItem, .definitionDescription, .quote: true
        default: false
        }
    }

    /// The child of `region` with nearly all of its content; nil when there is none, or when content stands by the headline.
    private func mainChild(of region: Int, _ content: [Double]) -> Int? {
        let children = measures.children(of: region)
        guard let heaviest = children.max(by: { (content[$0], $1) < (content[$1], $0) }),
            content[heaviest] > 0,
            content[heaviest] >= 0.95 * content[region]
        else { return nil }
        // The question over a panel belongs to its answer.
        if children.contains(where: { $0 != heaviest && isQuestionOfPanel($0) }) { return nil }
        if let headline, region < headline, headline < measures.ends[region] {
            let holder = children.first { headline < measures.ends[$0] }
            if let holder, holder != heaviest, holder == headline || content[holder] > 0 { return nil }
        }
        return heaviest
    }
}

extension MainContent {
    /// What a reader clicks on to unfold the text after it.
    private func isQuestionOfPanel(_ index: Int) -> Bool {
        let hint = drafts[index].hint
        return (hint.tag == .summary || hint.unfolds) && marks[index] == nil && measures.lengths[index] > 0
    }
}

extension BlockDraft {
    fileprivate var isTablePart: Bool { kind == .table || kind == .tableRow || kind == .tableCell }
}
