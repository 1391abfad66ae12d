import ContextTypes

/// Lays blocks of Markdown into the lists and quotes around them, nested and numbered as in the source.
struct MarkdownWriter {
    private(set) var text = ""
    private let blocks: [Block]
    private var numbers: ItemNumbers
    /// Lists, items and quotes around the block before, outermost first, with what its lines go on with.
    private var open: [(block: Int, indent: String)] = []
    /// By list: whether it takes the second kind of mark, which sets it apart from the list right before it.
    private var takesSecond: [Int: Bool] = [:]

    init(_ passage: Passage, numbers: ItemNumbers) {
        blocks = passage.blocks
        self.numbers = numbers
    }

    /// - Parameter chain: The blocks around, outermost first.
    mutating func append(_ block: String, in chain: [Int]) {
        let containers = chain.filter { [.list, .listItem, .quote].contains(blocks[$0].kind) }
        let shared = zip(open, containers).prefix { $0.block == $1 }.count
        noteNeighbour(containers, shared)
        if !text.isEmpty { text += separator(containers, shared) }
        open.removeSubrange(shared...)
        var first = open.map(\.indent).joined()
        for container in containers[shared...] {
            let mark = mark(of: container)
            first += mark
            let isQuote = blocks[container].kind == .quote
            open.append((container, isQuote ? mark : String(repeating: " ", count: mark.count)))
        }
        let indent = open.map(\.indent).joined()
        let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
        text += lines.enumerated().map { number, line in
            let start = number == 0 ? first : indent
            return line.isEmpty ? trimmed(start) : start + line
        }.joined(separator: "\n")
    }

    /// Items of one list, and a list inside an item, follow without a blank line.
    private func separator(_ containers: [Int], _ shared: Int) -> String {
        if shared < containers.count {
            let next = blocks[containers[shared]]
            if next.kind == .listItem || next.kind == .list && followsItem(containers, shared) { return "\n" }
        }
        return "\n" + trimmed(open[..<shared].map(\.indent).joined()) + "\n"
    }

    /// Whether a list may follow the text of its item at once: of numbered lists only one that begins with 1 may.
    private func followsItem(_ containers: [Int], _ shared: Int) -> Bool {
        guard shared > 0, open.count == shared, blocks[containers[shared - 1]].kind == .listItem else {
            return false
        }
        guard blocks[containers[shared]].isHeaderOrOrdered, shared + 1 < containers.count else { return true }
        return numbers.number(of: containers[shared + 1]) == 1
    }

    /// Two lists next to each other would read as one.
    private mutating func noteNeighbour(_ containers: [Int], _ shared: Int) {
        guard shared < containers.count, shared < open.count, blocks[containers[shared]].kind == .list,
            blocks[open[shared].block].kind == .list,
            blocks[containers[shared]].isHeaderOrOrdered == blocks[open[shared].block].isHeaderOrOrdered
        else { return }
        takesSecond[containers[shared]] = !(takesSecond[open[shared].block] ?? false)
    }

    private mutating func mark(of container: Int) -> String {
        switch blocks[container].kind {
        case .quote: return "> "
        case .listItem:
            let list = blocks[container].parent
            let isSecond = takesSecond[list] ?? false
            guard blocks[list].isHeaderOrOrdered else { return isSecond ? "* " : "- " }
            return "\(numbers.next(container))\(isSecond ? ")" : ".") "
        default: return ""
        }
    }

    private func trimmed(_ indent: String) -> String {
        var indent = indent
        while indent.last == " " { indent.removeLast() }
        return indent
    }
}
