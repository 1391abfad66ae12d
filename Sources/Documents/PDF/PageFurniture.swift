import ContextTypes

/// Tells running headers, footers and page numbers from the text: what stands at the same height in the margin of many
/// pages, with the same words but for numbers.
struct PageFurniture {
    /// By page, the rows of each margin by a key; two pages with one key have the same row at the same height.
    private struct Row: Hashable {
        /// Digits as `#`.
        var text: String
        /// Distance from the edge of the page in steps of 3 points.
        var height: Int
    }

    private var counts: [Row: Int] = [:]
    /// How often the same height of a margin holds a row, whatever it says.
    private var heights: [Int: Int] = [:]
    private let pages: Int

    /// Rows nearer to an edge than this share of the height are in its margin.
    private static let margin = 0.12
    private static let rowsOfMargin = 3

    init(_ pages: [(height: Double, segments: [PageSegment])]) {
        self.pages = pages.count
        for page in pages {
            var seen: Set<Row> = []
            var taken: Set<Int> = []
            for row in Self.rows(page.segments, height: page.height) {
                for key in Self.keys(row) where seen.insert(key).inserted { counts[key, default: 0] += 1 }
                if row.isApart, taken.insert(row.height).inserted { heights[row.height, default: 0] += 1 }
            }
        }
    }

    private struct MarginRow {
        var text: String
        var height: Int
        var mark: Boilerplate
        /// Set off from the text by more than a line.
        var isApart: Bool
        var segments: Range<Int>
    }

    /// The rows of both margins, outermost first.
    private static func rows(_ segments: [PageSegment], height: Double) -> [MarginRow] {
        let rows = PageRow.all(of: segments)
        var found: [MarginRow] = []
        func add(_ order: [Int], _ mark: Boilerplate, distance: (Rectangle) -> Double) {
            for (place, index) in order.prefix(rowsOfMargin).enumerated() {
                let row = rows[index]
                guard distance(row.box) < margin * height else { break }
                let next = place + 1 < order.count ? rows[order[place + 1]].box : nil
                let gap = next.map { max($0.top - row.box.bottom, row.box.top - $0.bottom) } ?? .infinity
                found.append(
                    MarginRow(
                        text: row.segments.map(\.text).joined(separator: " "),
                        height: Int(distance(row.box) / 3),
                        mark: mark, isApart: gap > 0.9 * row.box.height, segments: index..<index + 1))
            }
        }
        add(Array(rows.indices), .header) { $0.middle }
        add(rows.indices.reversed(), .footer) { height - $0.middle }
        return found.map { row in
            var row = row
            if row.mark == .footer { row.height += 1 << 20 }
            return row
        }
    }

    /// Heights are rounded, so each row has two keys: of its step and of the next.
    private static func keys(_ row: MarginRow) -> [Row] {
        let text = String(
            row.text.map { $0.isNumber ? "#" : $0 }.split(separator: " ").joined(separator: " ")
        )
        .replacing(/#+/) { _ in "#" }
        return [Row(text: text, height: row.height), Row(text: text, height: row.height + 1)]
    }

    /// Takes the furniture of a page out of its segments.
    func takeOut(of segments: inout [PageSegment], height: Double) -> [(text: PageSegment, mark: Boilerplate)]
    {
        let rows = PageRow.all(of: segments)
        var taken: [(PageSegment, Boilerplate)] = []
        var boxes: Set<Rectangle> = []
        for row in Self.rows(segments, height: height) where isFurniture(row) {
            let found = rows[row.segments.lowerBound].segments
            guard !boxes.contains(found[0].box) else { continue }
            boxes.formUnion(found.map(\.box))
            taken.append((PageSegment.joined(found), row.mark))
        }
        segments.removeAll { boxes.contains($0.box) }
        return taken
    }

    private func isFurniture(_ row: MarginRow) -> Bool {
        let same = Self.keys(row).map { counts[$0] ?? 0 }.max() ?? 0
        if Self.isPageNumber(row.text) { return row.isApart }
        if same >= max(2, min(pages * 3 / 10, 12)) { return true }
        // The name of a chapter changes; that something stands here does not.
        return pages >= 4 && row.isApart && (heights[row.height] ?? 0) * 10 >= pages * 7
    }

    /// `12`, `– 12 –`, `Page 3 of 10`, `xii`.
    private static func isPageNumber(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        let known: Set<Substring> = ["page", "of", "seite", "von", "p", "pg"]
        let rest = words.filter { !known.contains($0) }
        guard (1...2).contains(rest.count), words.count <= 4 else { return false }
        return rest.allSatisfy { word in
            word.count <= 4 && word.allSatisfy { $0.isNumber && $0.isASCII }
                || rest.count == 1 && words.count == 1 && word.allSatisfy { "ivxlc".contains($0) }
        }
    }
}
