package import ContextTypes
package import JSONValues

/// Places on the wire: `{page, box}`, `{cell}`, `{row, sheet?}`, `{slide}`, `{message}`, `{chapter}`, `{entry}`,
/// `{time: [from, to]}` in seconds, `{lines: [from, to]}`, `{paragraphs: [from, to]}`; with `continues` where the text goes on elsewhere.
package struct PlaceAnswer {
    private let first: Place
    private let rest: ArraySlice<Place>

    /// Nil without places.
    package init?(_ places: [Place]) {
        guard let first = places.first else { return nil }
        self.first = first
        rest = places.dropFirst()
    }

    package var json: JSON {
        guard !rest.isEmpty, case .object(let members) = Self.json(first) else { return Self.json(first) }
        return JSON.object(members + [JSON.Member("continues", .array(rest.map(Self.json)))]).sortedByKey
    }

    private static func json(_ place: Place) -> JSON {
        switch place {
        case .page(let page, let box):
            JSON.sorted([
                "page": .integer(page),
                "box": .array([box.left, box.top, box.right, box.bottom].map(JSON.integer)),
            ])
        case .cell(let cell): JSON.sorted(["cell": .integer(cell)])
        case .row(let row, let sheet): JSON.sorted(["row": .integer(row), "sheet": sheet.map(JSON.string)])
        case .slide(let slide): JSON.sorted(["slide": .integer(slide)])
        case .message(let message): JSON.sorted(["message": .integer(message)])
        case .chapter(let chapter): JSON.sorted(["chapter": .integer(chapter)])
        case .entry(let entry): JSON.sorted(["entry": .integer(entry)])
        case .time(let start, let end):
            JSON.sorted(["time": .array([start, end].map { .double(Double($0) / 1_000) })])
        case .lines(let first, let last): JSON.sorted(["lines": .array([.integer(first), .integer(last)])])
        case .paragraphs(let first, let last):
            JSON.sorted(["paragraphs": .array([.integer(first), .integer(last)])])
        }
    }
}
