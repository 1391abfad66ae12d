import ContextTypes
import Markup

/// What the drafts of a page hold: text, links, running text, by draft and summed up over everything inside.
struct DraftMeasures {
    let drafts: [BlockDraft]
    let text: [UInt8]
    let ending: SentenceEnding
    /// Leaves with text, in the order of the page.
    private(set) var leaves: [Int] = []
    /// Bytes of text.
    private(set) var lengths: [Int]
    /// Of these, hyperlinks to other pages.
    private(set) var linkLengths: [Int]
    /// Of these, running text: sentences, or what is long enough to hold some. Texts without a full stop count half.
    private(set) var weights: [Double]
    /// Index behind the last descendant.
    private(set) var ends: [Int]
    /// The container in which a draft's text flows: the nearest draft around that is no paragraph, list or quote.
    private(set) var flows: [Int]
    /// Running text that flows in a container itself.
    private(set) var ownWeights: [Double]
    /// Running text of a draft that flows in the same container as the draft.
    private(set) var flowingWeights: [Double]
    /// Holds a button or another control, or is a form.
    private(set) var holdsControls: [Bool]
    /// Leaves that begin with a hyperlink that reads like a title.
    private(set) var beginsWithTitle: [Bool]
    /// Cells of tables and entries of lists of definitions that hold text, and their bytes, up to each draft.
    private var factsBefore: [(count: Int, bytes: Int)] = []

    /// A heading of more bytes is a text in large letters.
    static let longestHeading = 160

    init(drafts: [BlockDraft], text: [UInt8], links: [LinkDraft]) {
        self.drafts = drafts
        self.text = text
        ending = SentenceEnding(text)
        lengths = Array(repeating: 0, count: drafts.count)
        linkLengths = lengths
        weights = Array(repeating: 0, count: drafts.count)
        ends = drafts.indices.map { $0 + 1 }
        flows = lengths
        ownWeights = weights
        flowingWeights = weights
        holdsControls = Array(repeating: false, count: drafts.count)
        beginsWithTitle = holdsControls
        findFlows()
        sumUp()
        countFacts()
        for link in links where link.span.start <= drafts[link.draft].text.start + 1 && isTitle(link) {
            beginsWithTitle[link.draft] = true
        }
    }

    private mutating func findFlows() {
        for index in drafts.indices.dropFirst() {
            let parent = drafts[index].parent
            flows[index] = drafts[parent].letsTextFlow ? flows[parent] : parent
            if drafts[index].isLeaf, drafts[index].text.count > 0 { leaves.append(index) }
        }
    }

    private mutating func countFacts() {
        var (count, bytes) = (0, 0)
        factsBefore.reserveCapacity(drafts.count + 1)
        for (index, draft) in drafts.enumerated() {
            factsBefore.append((count, bytes))
            guard draft.kind == .tableCell || draft.kind == .definitionDescription, lengths[index] > 0 else {
                continue
            }
            count += 1
            bytes += lengths[index]
        }
        factsBefore.append((count, bytes))
    }

    private mutating func sumUp() {
        for index in drafts.indices.reversed() {
            let draft = drafts[index]
            if draft.isLeaf {
                lengths[index] = draft.text.count
                linkLengths[index] = draft.linkBytes
                weights[index] = weight(of: draft)
                flowingWeights[index] = weights[index]
                ownWeights[flows[index]] += weights[index]
            }
            switch draft.hint.tag {
            case .button, .select, .textarea, .form: holdsControls[index] = true
            default: break
            }
            addToParent(index)
        }
    }

    private mutating func addToParent(_ index: Int) {
        let parent = drafts[index].parent
        guard parent >= 0 else { return }
        lengths[parent] += lengths[index]
        linkLengths[parent] += linkLengths[index]
        weights[parent] += weights[index]
        ends[parent] = max(ends[parent], ends[index])
        holdsControls[parent] = holdsControls[parent] || holdsControls[index]
        if drafts[parent].letsTextFlow { flowingWeights[parent] += flowingWeights[index] }
    }

    /// Bytes of running text: long enough for a sentence, mostly not links.
    private func weight(of draft: BlockDraft) -> Double {
        let length = draft.text.count
        switch draft.kind {
        case .heading where length < Self.longestHeading: return 0
        case .caption, .tableCell, .code: return 0
        default: break
        }
        let density = Double(draft.linkBytes) / Double(max(length, 1))
        guard length >= 40, density < 0.5 else { return 0 }
        let isSentence = ending.stands(at: draft.text)
        guard length >= 80 || isSentence else { return 0 }
        return Double(length) * (1 - density) * (isSentence ? 1 : 0.5)
    }

    /// Whether a link is no sentence, and what follows it in its leaf begins one.
    private func isTitle(_ link: LinkDraft) -> Bool {
        let leaf = drafts[link.draft].text
        guard link.leadsAway, !ending.stands(at: link.span) else { return false }
        var next = link.span.end
        if next < leaf.end, ".,;:!?".utf8.contains(text[next]) { return false }
        while next < leaf.end, !text[next].isLetterByte { next += 1 }
        return next >= leaf.end || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[next])
    }

    // MARK: Questions

    /// Too little running text to go by; lengths tell then.
    var isSmall: Bool { weights[0] < 200 }

    /// The part of the page that a draft holds, 0...1.
    func share(_ index: Int) -> Double {
        isSmall ? Double(lengths[index]) / Double(max(lengths[0], 1)) : weights[index] / weights[0]
    }

    func density(_ index: Int) -> Double { Double(linkLengths[index]) / Double(max(lengths[index], 1)) }

    /// Whether a draft is running text, mostly, among more of it that flows in the same container.
    func isPartOfFlow(_ index: Int) -> Bool {
        let isText = weights[index] > 0.5 * Double(lengths[index]) && density(index) <= 0.3
        guard isText || drafts[index].kind == .heading else { return false }
        return ownWeights[flows[index]] - flowingWeights[index] >= 80
    }

    /// Whether most of a draft are the cells of a table or the entries of a list of definitions, not links.
    func holdsFacts(_ index: Int) -> Bool {
        let (before, after) = (factsBefore[index], factsBefore[ends[index]])
        return after.count - before.count >= 4 && 2 * (after.bytes - before.bytes) >= lengths[index]
            && density(index) < 0.5
    }

    /// A heading, or another leaf, that is a hyperlink from end to end.
    func isLinked(_ index: Int) -> Bool {
        let draft = drafts[index]
        return draft.isLeaf && draft.text.count > 0 && draft.linkBytes * 10 >= draft.text.count * 9
    }

    func ancestors(of index: Int) -> [Int] {
        var chain: [Int] = []
        var draft = index
        while draft >= 0 {
            chain.append(draft)
            draft = drafts[draft].parent
        }
        return chain
    }

    func children(of parent: Int) -> [Int] {
        var children: [Int] = []
        var index = parent + 1
        while index < ends[parent] {
            children.append(index)
            index = ends[index]
        }
        return children
    }

    var headings: [Int] { leaves.filter { drafts[$0].kind == .heading } }

    func headingWords(_ heading: Int) -> [String] {
        PageStatement.words(String(decoding: text[drafts[heading].text.range].prefix(512), as: UTF8.self))
    }
}

extension BlockDraft {
    /// Its text flows on in what is around it.
    var letsTextFlow: Bool {
        switch kind {
        case .paragraph, .list, .listItem, .quote, .definitionList, .definitionDescription: true
        default: false
        }
    }
}

extension UInt8 {
    /// An ASCII letter, or part of any other character.
    fileprivate var isLetterByte: Bool {
        self >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
