/// Cuts JSONL into lines; blank lines are skipped.
final class JSONLinesSource: RecordSource {
    private let input: BufferedInput
    private let path: String
    private let limits: ReadingLimits
    private var lineNumber = 0
    private var isDone = false
    /// Whether all lines so far were blank.
    private var isBlank = true

    init(_ input: BufferedInput, path: String, limits: ReadingLimits) {
        self.input = input
        self.path = path
        self.limits = limits
    }

    func next() -> RawItem? {
        while !isDone {
            lineNumber += 1
            do {
                switch try input.line(limit: limits.documentBytes) {
                case .end: return end()
                case .tooLong(let length):
                    isBlank = false
                    return .problem(tooLong(length))
                case .whole(let length, let consumed):
                    if lineNumber == 1, let problem = wrongLayout(length) { return .problem(problem) }
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
        return .problem(CorpusProblem(location: path, reason: "\(reason); nothing to index"))
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

    /// A file that is one JSON value over many lines would give a problem for each of them; it gives this one.
    private func wrongLayout(_ length: Int) -> CorpusProblem? {
        let line = input.window.prefix(length).filter { $0 > 0x20 }
        guard line == [UInt8(ascii: "{")] || line.first == UInt8(ascii: "[") else { return nil }
        isDone = true
        return CorpusProblem(
            location: "\(path):1",
            reason: "not JSONL: one JSON object must stand on each line (jq -c '.[]' makes lines of an array)"
        )
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
