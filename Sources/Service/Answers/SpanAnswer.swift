import ContextTypes
import JSONValues

/// One unit of a passage on the wire, its offsets in the unit that the client asked for.
struct SpanAnswer {
    let span: LabelledSpan
    let unit: OffsetUnit
    /// Blanks before it that the client did not send.
    var blanks = 0

    var json: JSON {
        JSON.sorted([
            "start": .integer(span.start.count(in: unit) - blanks),
            "end": .integer(span.end.count(in: unit) - blanks),
            "sentence": span.sentence.map(JSON.integer), "block": span.block.map(JSON.integer),
            "line": span.line.map(JSON.integer), "score": WireNumber.score(span.score),
            "kept": .bool(span.kept), "place": PlaceAnswer(span.places)?.json,
            "reason": span.reason.map { .string($0.rawValue) },
        ])
    }
}
