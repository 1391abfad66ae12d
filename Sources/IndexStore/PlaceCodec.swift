import ContextTypes

/// The stored form of places: a byte for the kind, then its numbers.
enum PlaceCodec {
    private enum Kind: UInt8 {
        case page = 1
        case cell = 2
        case row = 3
        case rowOfSheet = 4
        case slide = 5
        case message = 6
        case chapter = 7
        case entry = 8
        case time = 9
        case lines = 10
        case paragraphs = 11
    }

    /// Nothing where there are none.
    static func encode(_ places: [PlacedSpan], to encoder: inout ByteEncoder) {
        guard !places.isEmpty else { return }
        encoder.append(places.count)
        var last = 0
        for placed in places {
            StructureCodec.encode(placed.span, after: &last, to: &encoder)
            encode(placed.place, to: &encoder)
        }
    }

    private static func encode(_ place: Place, to encoder: inout ByteEncoder) {
        func append(_ kind: Kind, _ numbers: Int...) {
            encoder.append(byte: kind.rawValue)
            for number in numbers { encoder.append(number) }
        }
        switch place {
        case .page(let page, let box): append(.page, page, box.left, box.top, box.right, box.bottom)
        case .cell(let cell): append(.cell, cell)
        case .row(let row, nil): append(.row, row)
        case .row(let row, let sheet?):
            append(.rowOfSheet, row)
            encoder.append(sheet)
        case .slide(let slide): append(.slide, slide)
        case .message(let message): append(.message, message)
        case .chapter(let chapter): append(.chapter, chapter)
        case .entry(let entry): append(.entry, entry)
        case .time(let start, let end): append(.time, start, end)
        case .lines(let first, let last): append(.lines, first, last)
        case .paragraphs(let first, let last): append(.paragraphs, first, last)
        }
    }

    static func decode(_ decoder: inout ByteDecoder) throws(ByteDecoder.Malformed) -> Place {
        guard let kind = Kind(rawValue: try decoder.byte()) else {
            throw .init(reason: "unknown kind of place")
        }
        let number = try decoder.integer()
        switch kind {
        case .page:
            return .page(
                number,
                box: PageBox(
                    left: try decoder.integer(), top: try decoder.integer(), right: try decoder.integer(),
                    bottom: try decoder.integer()))
        case .cell: return .cell(number)
        case .row: return .row(number, sheet: nil)
        case .rowOfSheet: return .row(number, sheet: try decoder.text())
        case .slide: return .slide(number)
        case .message: return .message(number)
        case .chapter: return .chapter(number)
        case .entry: return .entry(number)
        case .time: return .time(start: number, end: try decoder.integer())
        case .lines: return .lines(first: number, last: try decoder.integer())
        case .paragraphs: return .paragraphs(first: number, last: try decoder.integer())
        }
    }
}
