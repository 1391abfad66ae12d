import ContextTypes
import JSONValues

/// Reads a file that is one JSON value: an array of objects, each a document as in JSONL; one such object; a notebook.
final class JSONDocumentSource: RecordSource {
    private let input: BufferedInput
    private let path: String
    private let limits: ReadingLimits
    private var items: ArraySlice<RawItem>?

    init(_ input: BufferedInput, path: String, limits: ReadingLimits) {
        self.input = input
        self.path = path
        self.limits = limits
    }

    func next() -> RawItem? {
        if items == nil { items = read() }
        return items?.popFirst()
    }

    private func read() -> ArraySlice<RawItem> {
        do {
            guard try input.fill(to: limits.documentBytes + 1) <= limits.documentBytes else {
                return [
                    problem(
                        "the array has more than the limit of \(limits.documentBytes) bytes; "
                            + "make lines of it (jq -c '.[]') or raise the limit")
                ]
            }
            var loneSurrogates = 0
            let value = try parsed(input.window, &loneSurrogates)
            input.consume(input.window.count)
            let records = records(of: value)
            guard loneSurrogates > 0 else { return records[...] }
            return [
                .problem(
                    CorpusProblem(
                        location: path, reason: JSONLineDecoder.warning(loneSurrogates), isWarning: true))
            ] + records[...]
        } catch { return [problem(error.reason)] }
    }

    private func parsed(
        _ bytes: UnsafeRawBufferPointer, _ loneSurrogates: inout Int
    ) throws(InputError) -> JSON {
        do { return try JSON(parsing: bytes, loneSurrogates: &loneSurrogates) } catch {
            throw InputError(reason: "neither lines of JSON nor one value: \(error)")
        }
    }

    private func records(of value: JSON) -> [RawItem] {
        guard case .array(let elements) = value else { return [.record(record(of: value, at: .whole))] }
        return elements.enumerated().map { .record(record(of: $1, at: .element($0))) }
    }

    private func record(of value: JSON, at position: CorpusPlace.Position) -> RawRecord {
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        return RawRecord(
            kind: .jsonLine, bytes: bytes, place: CorpusPlace(source: path, position: position))
    }

    private func problem(_ reason: String) -> RawItem {
        .problem(CorpusProblem(location: path, reason: reason))
    }
}
