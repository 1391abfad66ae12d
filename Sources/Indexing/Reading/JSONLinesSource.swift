import JSONValues

/// Cuts JSONL into lines; blank lines are skipped. A file that is one value, an array of objects or an object over many
/// lines, is read as a whole.
final class JSONLinesSource: RecordSource {
    private let input: BufferedInput
    private let path: String
    private let limits: ReadingLimits
    private var lineNumber = 0
    private var isDone = false
    /// The file is one value.
    private var whole: JSONDocumentSource?
    /// Whether all lines so far were blank.
    private var isBlank = true

    init(_ input: BufferedInput, path: String, limits: ReadingLimits) {
        self.input = input
        self.path = path
        self.limits = limits
    }

    func next() -> RawItem? {
        if let whole { return whole.next() }
        while !isDone {
            lineNumber += 1
            do {
                switch try input.line(limit: limits.documentBytes) {
                case .end: return end()
                case .tooLong(let length):
                    isBlank = false
                    return .problem(tooLong(length))
                case .whole(let length, let consumed):
                    if lineNumber == 1, isNotebook || startsWhole(input.window.prefix(length)) {
                        let whole = JSONDocumentSource(input, path: path, limits: limits)
                        self.whole = whole
                        return whole.next()
                    }
                    let record = record(length)
                    input.consume(consumed)
                    if let record { return .record(record) }
                }
            } catch { return .problem(damage(error)) }
        }
        return nil
    }

    /// A file without a document is worth a word: it is seldom meant.
    private func end() -> RawItem? {
        isDone = true
        guard isBlank else { return nil }
        let reason = lineNumber == 1 ? "the file is empty" : "all lines are blank"
        return .problem(CorpusProblem(location: path, reason: reason))
    }

    private func record(_ length: Int) -> RawRecord? {
        var line = input.window.prefix(length)
        if lineNumber == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == 0x0D { line = line.dropLast() }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
        isBlank = false
        return RawRecord(
            kind: .jsonLine, bytes: [UInt8](line),
            place: CorpusPlace(source: path, position: .line(lineNumber)))
    }

    /// One value by its name, also when it is written in one line.
    private var isNotebook: Bool { CorpusFormat.ending(of: path) == "ipynb" }

    /// Whether the first line is the beginning of a longer value. (Strings cannot go on over a line's end.)
    private func startsWhole(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        let line = UnsafeRawBufferPointer(rebasing: line)
        guard let first = line.first(where: { $0 > 0x20 && $0 < 0x80 }) else { return false }
        if first == UInt8(ascii: "[") { return true }
        let end = line.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        // What opens here and is whole in a million bytes is a line.
        guard first == UInt8(ascii: "{"), end <= 1 << 20 else { return false }
        do {
            _ = try JSON(parsing: UnsafeRawBufferPointer(rebasing: line[..<end]))
            return false
        } catch { return error.byteOffset >= end }
    }

    private func tooLong(_ length: Int) -> CorpusProblem {
        CorpusProblem(
            location: "\(path):\(lineNumber)",
            reason: "the line has \(length) bytes, more than the limit of \(limits.documentBytes); "
                + "split the document or raise the limit")
    }

    /// Behind damage the rest of the line is lost; the next whole line goes on.
    private func damage(_ error: InputError) -> CorpusProblem {
        isBlank = false
        let problem = CorpusProblem(location: "\(path):\(lineNumber)", reason: error.reason)
        if input.resume() { lineNumber += 1 }
        return problem
    }
}
