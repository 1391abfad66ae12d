import ContextTypes
import Markup

/// Teasers: a few words on another page, with a link to it.
extension MainContent {
    /// A heading that is a link, or an item of a list that begins with one and goes on, tells of another page. Where
    /// nearly all is teasers, they are what the page is for.
    mutating func markTeasers() {
        let before = marks
        for index in drafts.indices.dropFirst() where marks[index] == nil {
            switch drafts[index].kind {
            case .heading:
                guard index != headline, measures.isLinked(index), let teaser = teaser(of: index) else {
                    continue
                }
                if measures.share(teaser) < 0.2 { marks[teaser] = .linkList }
            case .list:
                if measures.share(index) < 0.4, isTeaserList(index) { marks[index] = .linkList }
            default: break
            }
        }
        inherit()
        if amount(marks) < 0.2 * amount(before) { marks = before }
    }

    /// The smallest element around a heading that holds more than the heading; nil when that is the page.
    private func teaser(of heading: Int) -> Int? {
        var parent = drafts[heading].parent
        while parent > 0, measures.lengths[parent] <= measures.lengths[heading] {
            parent = drafts[parent].parent
        }
        return parent > 0 ? parent : nil
    }

    /// Whether most items, three at least, begin with a link that is no small part of them and go on as a teaser does.
    private func isTeaserList(_ list: Int) -> Bool {
        let items = measures.children(of: list)
        let teasers = items.count { item in
            let first = (item..<measures.ends[item]).first { drafts[$0].isLeaf && drafts[$0].text.count > 0 }
            guard let first, measures.beginsWithTitle[first] || measures.isLinked(first) else { return false }
            return measures.density(item) > 0.15 && measures.lengths[item] > 60
        }
        return items.count >= 3 && teasers * 10 >= items.count * 7
    }
}
