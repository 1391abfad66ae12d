import ContextTypes
import Markup

/// What is left of boxes once the main content is found: links, labels, headings with nothing under them.
extension MainContent {
    /// Boxes of links. Links in a paragraph or an item are part of a text.
    mutating func markLinkBoxes() {
        let before = marks
        let weights = unmarkedWeights()
        for index in drafts.indices.dropFirst() where marks[index] == nil {
            guard measures.lengths[index] > 0, weights[index] <= 0.2 * max(weights[0], 1) else { continue }
            switch drafts[index].kind {
            case .section, .quote: break
            case .text where !isInText(index): break
            default: continue
            }
            if measures.density(index) > 0.8 { marks[index] = .linkList }
        }
        inherit()
        if amount(marks) < 0.2 * amount(before) { marks = before }
    }

    private func isInText(_ index: Int) -> Bool {
        switch drafts[drafts[index].parent].kind {
        case .paragraph, .listItem, .definitionDescription: true
        default: false
        }
    }

    /// In an article: short texts in boxes of their own (credits, buttons, counters), and paragraphs that are a link to
    /// another page and no sentence.
    mutating func markLabels() {
        guard amount(marks) > 200, !measures.isSmall else { return }
        for leaf in measures.leaves where marks[leaf] == nil && drafts[leaf].kind == .text {
            switch drafts[drafts[leaf].parent].kind {
            case .section, .document, .figure: if isLabel(leaf) { marks[leaf] = .other }
            case .paragraph:
                let isLink = measures.density(leaf) > 0.8 && drafts[leaf].text.count >= 40
                if isLink, !measures.ending.stands(at: drafts[leaf].text) { marks[leaf] = .linkList }
            default: break
            }
        }
    }

    private func isLabel(_ leaf: Int) -> Bool {
        guard measures.weights[leaf] == 0, measures.ownWeights[drafts[leaf].parent] == 0 else { return false }
        return drafts[leaf].text.count <= 20 || !measures.ending.stands(at: drafts[leaf].text)
    }

    /// A heading goes with what stands under it.
    mutating func markHeadings() {
        var waiting: [Int] = []
        for leaf in measures.leaves where marks[leaf] == nil {
            if drafts[leaf].kind == .heading, drafts[leaf].text.count < DraftMeasures.longestHeading {
                waiting.removeAll { drafts[$0].level >= drafts[leaf].level }
                waiting.append(leaf)
                marks[leaf] = .other
            } else {
                for heading in waiting { marks[heading] = nil }
                waiting = []
            }
        }
    }
}
