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
    /// How many parts are written; nil where places are known otherwise.
    private var paragraphs: Int?

    /// - Parameter numbersParagraphs: the place of each part is its number, for documents that know no pages.
    init(numbersParagraphs: Bool = false) { paragraphs = numbersParagraphs ? 0 : nil }

    mutating func heading(_ runs: [PlacedText], level: Int) {
        end()
        writer.write(.heading, placed(runs), level: min(max(level, 1), 6))
    }

    /// - Parameter mark: why it is not main content.
    mutating func block(_ kind: BlockKind, _ runs: [PlacedText], mark: Boilerplate? = nil) {
        end()
        writer.write(kind, placed(runs), mark: mark)
    }

    /// One line of code; those that follow each other are one block.
    mutating func codeLine(_ runs: [PlacedText]) {
        if code.isEmpty { end() } else { code.append(PlacedText("\n")) }
        code += placed(runs)
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
        writer.write(.text, placed(runs))
    }

    mutating func row(_ cells: [[PlacedText]], isHeader: Bool = false) {
        if !isInTable {
            end()
            writer.open(.table)
            isInTable = true
        }
        let place = nextPlace()
        writer.writeRow(cells.map { Self.placed($0, at: place) }, isHeader: isHeader)
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

    private mutating func placed(_ runs: [PlacedText]) -> [PlacedText] { Self.placed(runs, at: nextPlace()) }

    private static func placed(_ runs: [PlacedText], at place: Place?) -> [PlacedText] {
        guard let place else { return runs }
        return runs.map { PlacedText($0.text, $0.place ?? place, target: $0.target) }
    }

    /// The place of the next part.
    private mutating func nextPlace() -> Place? {
        guard let written = paragraphs else { return nil }
        paragraphs = written + 1
        return .paragraphs(first: written + 1, last: written + 1)
    }

    private mutating func closeList() {
        writer.close()
        writer.close()
        lists.removeLast()
    }
}
