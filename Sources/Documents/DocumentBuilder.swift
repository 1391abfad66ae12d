import ContextTypes
import Segmentation

/// Writes blocks as a reader of running text meets them: lists and tables open with their first part and close with
/// what is none.
struct DocumentBuilder {
    private(set) var writer = BlockTreeWriter()
    /// Whether the open lists are numbered, outermost first; each has an open item.
    private var lists: [Bool] = []
    private var isInTable = false
    /// Lines of code that are not written yet.
    private var code: [PlacedText] = []

    mutating func heading(_ runs: [PlacedText], level: Int) {
        end()
        writer.write(.heading, runs, level: min(max(level, 1), 6))
    }

    /// - Parameter mark: why it is not main content.
    mutating func block(_ kind: BlockKind, _ runs: [PlacedText], mark: Boilerplate? = nil) {
        end()
        writer.write(kind, runs, mark: mark)
    }

    /// One line of code; those that follow each other are one block.
    mutating func codeLine(_ runs: [PlacedText]) {
        if code.isEmpty { end() } else { code.append(PlacedText("\n")) }
        code += runs
    }

    /// - Parameters:
    ///   - depth: 0 for the outermost list.
    ///   - number: of an item of a numbered list; nil for bullets.
    mutating func item(_ runs: [PlacedText], depth: Int = 0, number: Int? = nil) {
        if isInTable || !code.isEmpty { end() }
        while lists.count > depth + 1 { closeList() }
        if let last = lists.last, lists.count == depth + 1 {
            if last == (number != nil) { writer.close() } else { closeList() }
        }
        if lists.count <= depth {
            writer.open(.list, isHeaderOrOrdered: number != nil)
            lists.append(number != nil)
        }
        writer.open(.listItem, level: max(number ?? 0, 0))
        writer.write(.text, runs)
    }

    mutating func row(_ cells: [[PlacedText]], isHeader: Bool = false) {
        if !isInTable {
            end()
            writer.open(.table)
            isInTable = true
        }
        writer.writeRow(cells, isHeader: isHeader)
    }

    mutating func page(_ source: String, as format: SourceFormat, at place: Place?) {
        end()
        writer.write(page: source, as: format, at: place)
    }

    mutating func open(_ kind: BlockKind, mark: Boilerplate? = nil) {
        end()
        writer.open(kind, mark: mark)
    }

    mutating func close() {
        end()
        writer.close()
    }

    /// Ends the open lists, table or code.
    mutating func end() {
        if !code.isEmpty {
            writer.write(.code, code)
            code = []
        }
        while !lists.isEmpty { closeList() }
        if isInTable { writer.close() }
        isInTable = false
    }

    private mutating func closeList() {
        writer.close()
        writer.close()
        lists.removeLast()
    }
}
