import ContextTypes
import JSONValues

extension OtherPlace {
    /// `{id, document, title, url, start, end}`, the offsets in the unit that the client asked for.
    func json(_ unit: OffsetUnit) -> JSON {
        JSON.sorted([
            "id": .string(passage), "document": .string(document), "title": .string(title),
            "url": url.map(JSON.string), "start": .integer(start.count(in: unit)),
            "end": .integer(end.count(in: unit)),
        ])
    }
}

extension TextJudgement {
    /// `{quality, harm, instructions, reasons}`.
    var json: JSON {
        JSON.sorted([
            "quality": WireNumber.score(quality), "harm": WireNumber.score(harm),
            "instructions": WireNumber.score(instructions),
            "reasons": reasons.isEmpty ? nil : .strings(reasons),
        ])
    }
}
