import ContextTypes

/// The numbers of list items as they are written one after the other.
struct ItemNumbers {
    private let blocks: [Block]
    /// Lists whose items say their numbers; those of indexes made before there were numbers do not.
    private let stated: Set<Int>
    /// By list, the last number that was written.
    private var last: [Int: Int] = [:]

    init(_ passage: Passage) {
        blocks = passage.blocks
        stated = Set(blocks.filter { $0.kind == .listItem && $0.level > 0 }.map(\.parent))
    }

    /// The number of the next item to write, of a numbered list.
    mutating func next(_ item: Int) -> Int {
        let number = number(of: item)
        last[blocks[item].parent] = number
        return number
    }

    /// The number that `item` has when it is written next.
    func number(of item: Int) -> Int {
        let list = blocks[item].parent
        return stated.contains(list) ? blocks[item].level : (last[list] ?? 0) + 1
    }

    /// ` value="3"` for an item that does not have the number that would follow; nothing for other blocks.
    mutating func attribute(of block: Int) -> String {
        guard blocks[block].kind == .listItem, blocks[blocks[block].parent].isHeaderOrOrdered else {
            return ""
        }
        let following = (last[blocks[block].parent] ?? 0) + 1
        let number = next(block)
        return number == following ? "" : " value=\"\(number)\""
    }
}
