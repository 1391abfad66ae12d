import ContextTypes
import Markup

/// A page that says that it is one article: where that article begins and ends.
extension MainContent {
    // MARK: Around the article

    /// Marks what stands beside the article that the headline is in: lists of alike records (teasers, comments), other
    /// articles, and what its class names already say.
    mutating func markAroundArticle() {
        guard let headline else { return }
        let weights = unmarkedWeights()
        let least = max(300, weights[0] / 10)
        let around = measures.ancestors(of: headline)
        let article = around.first { weights[$0] >= least } ?? 0
        let articleTexts = namedTextsBefore()
        var path = article
        while path > 0 {
            let parent = drafts[path].parent
            for other in measures.children(of: parent) where other != path && marks[other] == nil {
                guard measures.lengths[other] > 0, measures.lengths[other] <= 5 * measures.lengths[article],
                    articleTexts[other] == articleTexts[measures.ends[other]]
                else { continue }
                let isOtherArticle =
                    drafts[other].hint.tag == .article && drafts[article].hint.tag == .article
                if isOtherArticle || drafts[other].hint.named != nil || holdsRecords(other) {
                    marks[other] = .sidebar
                }
            }
            path = parent
        }
        inherit()
    }

    /// How many drafts before each are said to be the running text of an article.
    private func namedTextsBefore() -> [Int] {
        var counts = [0]
        counts.reserveCapacity(drafts.count + 1)
        for draft in drafts { counts.append(counts[counts.count - 1] + (draft.hint.isArticleText ? 1 : 0)) }
        return counts
    }

    /// Whether half of a draft are three or more siblings of one make: the same tag and the same first class name.
    private func holdsRecords(_ draft: Int) -> Bool {
        var most = 0
        var makes: [Int: (count: Int, length: Int)] = [:]
        for container in draft..<measures.ends[draft] where !drafts[container].isLeaf {
            guard drafts[container].kind != .paragraph else { continue }
            makes.removeAll(keepingCapacity: true)
            for child in measures.children(of: container) {
                guard !drafts[child].isLeaf, drafts[child].kind != .paragraph, measures.lengths[child] >= 30
                else {
                    continue
                }
                let make = makes[drafts[child].hint.make, default: (0, 0)]
                makes[drafts[child].hint.make] = (make.count + 1, make.length + measures.lengths[child])
            }
            for make in makes.values where make.count >= 3 { most = max(most, make.length) }
        }
        return 2 * most >= measures.lengths[draft]
    }

    // MARK: Its body

    /// The body runs from the first to the last container with a good part of the running text; what stands between
    /// belongs to it, and so do the sentences that lead from the headline to it.
    mutating func cutToBody() {
        let unmarked = measures.leaves.filter { marks[$0] == nil }
        var own = [Double](repeating: 0, count: drafts.count)
        for leaf in unmarked { own[measures.flows[leaf]] += measures.weights[leaf] }
        guard own.reduce(0, +) > 200 else { return }
        let least = min(0.15 * (own.max() ?? 0), 400)
        let (weights, flows) = (measures.weights, measures.flows)
        let isBody = { (place: Int) -> Bool in
            weights[unmarked[place]] > 0 && own[flows[unmarked[place]]] >= least
        }
        guard var first = unmarked.indices.first(where: isBody),
            var last = unmarked.indices.last(where: isBody)
        else {
            return
        }
        let flow = { (place: Int) -> Int in flows[unmarked[place]] }
        while first > 0, flow(first - 1) == flow(first), unmarked[first - 1] != headline { first -= 1 }
        while last + 1 < unmarked.count, flow(last + 1) == flow(last) { last += 1 }
        for (place, leaf) in unmarked.enumerated() where place < first || place > last {
            if place < first, isLead(leaf) { continue }
            marks[leaf] = .other
        }
    }

    /// A sentence or more after the headline that is no caption.
    private func isLead(_ leaf: Int) -> Bool {
        guard let headline, leaf > headline, drafts[leaf].text.count >= 80, measures.weights[leaf] > 0 else {
            return false
        }
        if measures.text[drafts[leaf].text.range].starts(with: "http".utf8) { return false }
        return !measures.ancestors(of: leaf).contains {
            drafts[$0].kind == .figure || drafts[$0].hint.namesCaption
        }
    }
}
