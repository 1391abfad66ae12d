import ContextTypes
import Markup

/// What elements say of themselves, by tag, role and class names.
extension MainContent {
    mutating func markStated() {
        let shares = sharesOfReasons()
        let isQuoted = quoted()
        for index in drafts.indices.dropFirst() {
            let hint = drafts[index].hint
            if let stated = hint.stated {
                if isBelieved(stated, of: index, isQuoted: isQuoted[index], shares) { marks[index] = stated }
            } else if let named = hint.named, isBelieved(name: named, of: index, shares) {
                marks[index] = named
            }
        }
        inherit()
    }

    /// The part of the page that the outermost drafts of each reason hold together.
    private func sharesOfReasons() -> [Boilerplate: Double] {
        var shares: [Boilerplate: Double] = [:]
        var around = [UInt16](repeating: 0, count: drafts.count)
        for index in drafts.indices.dropFirst() {
            let hint = drafts[index].hint
            around[index] = around[drafts[index].parent]
            if let reason = hint.stated ?? hint.named, around[index] & reason.bit == 0 {
                shares[reason, default: 0] += measures.share(index)
            }
            if let stated = hint.stated { around[index] |= stated.bit }
            if let named = hint.named { around[index] |= named.bit }
        }
        return shares
    }

    private func quoted() -> [Bool] {
        var isQuoted = [Bool](repeating: false, count: drafts.count)
        for index in drafts.indices.dropFirst() {
            let parent = drafts[index].parent
            isQuoted[index] =
                isQuoted[parent] || drafts[parent].kind == .quote || drafts[parent].kind == .figure
        }
        return isQuoted
    }

    private func isBelieved(
        _ stated: Boilerplate, of index: Int, isQuoted: Bool, _ shares: [Boilerplate: Double]
    ) -> Bool {
        switch stated {
        // The source of a quotation.
        case .footer: return !isQuoted
        // An aside in the text belongs to it; whole pages stand in forms and asides of old page builders.
        case .sidebar:
            return !measures.isPartOfFlow(index) && !measures.holdsFacts(index)
                && shares[stated, default: 0] < 0.4
        case .form: return !isHeadingOfPanel(index) && shares[stated, default: 0] < 0.4
        default: return true
        }
    }

    /// Class names are hints: text that flows with the text around it is text, whatever it is called, and what holds much
    /// of the page is no furniture.
    private func isBelieved(name: Boilerplate, of index: Int, _ shares: [Boilerplate: Double]) -> Bool {
        let hint = drafts[index].hint
        if measures.isPartOfFlow(index) { return false }
        if name == .sidebar, measures.holdsFacts(index) { return false }
        // A page of a discussion, not an article with comments.
        if name == .comments, !isArticle, shares[name, default: 0] >= 0.25 { return false }
        // A banner over a small page can hold more than the page; it has buttons.
        if name == .cookieBanner, measures.holdsControls[index], measures.lengths[index] < 1_500 {
            return measures.share(index) < 1
        }
        return measures.share(index) < (hint.isArticleText ? 0.02 : hint.namesContent ? 0.1 : 0.25)
    }

    /// A button that unfolds what follows it, as the question of a list of answers does.
    private func isHeadingOfPanel(_ index: Int) -> Bool {
        guard drafts[index].hint.unfolds, drafts[index].isLeaf else { return false }
        let next = measures.ends[index]
        return next < drafts.count && drafts[next].parent == drafts[index].parent
            && drafts[next].hint.stated == nil
            && measures.lengths[next] >= drafts[index].text.count / 2 && measures.density(next) < 0.5
    }

    /// A long text that stands in three places or more of a page (captions of a gallery, notices) is content once.
    mutating func markRepeated() {
        var places: [ArraySlice<UInt8>: [Int]] = [:]
        for leaf in measures.leaves where marks[leaf] == nil && drafts[leaf].text.count >= 60 {
            places[measures.text[drafts[leaf].text.range], default: []].append(leaf)
        }
        for leaves in places.values where leaves.count > 2 {
            guard Set(leaves.map { measures.flows[$0] }).count > 2 else { continue }
            for leaf in leaves.dropFirst() { marks[leaf] = .other }
        }
    }
}

extension Boilerplate {
    fileprivate var bit: UInt16 { 1 << UInt16(rawValue) }
}
