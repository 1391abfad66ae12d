import Indexing

/// Lines of JSON, one by one; what holds none is refused as a whole and not line by line.
final class JSONLines {
    /// Lines given out so far, blank ones included.
    private(set) var count = 0

    private let input: LineInput
    /// Lines read ahead.
    private var waiting: ArraySlice<(number: Int, line: LineInput.Line)> = []

    /// So many lines, one after the other, that are no objects make a text.
    private static let strangers = 3

    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - limit: in bytes, for one line.
    ///   - takesAnything: whether bad lines are all the same to the caller.
    /// - Throws: `CommandFailure` when the first lines are no JSON.
    init(path: String, limit: Int, takesAnything: Bool) throws {
        input = try LineInput(path: path, limit: limit)
        guard !takesAnything else { return }
        var others = 0
        while others < Self.strangers, let next = try input.next() {
            waiting.append(next)
            // Behind a byte-order mark.
            guard case .text(let bytes) = next.line,
                let first = bytes.first(where: { $0 > 0x20 && $0 < 0x80 })
            else { continue }
            guard first != UInt8(ascii: "{") else { return }
            others += 1
        }
        guard others > 0 else { return }
        throw CommandFailure(
            "\(path == "-" ? "standard input" : path) has no lines of JSON; to prune a text, ask with --question"
        )
    }

    /// The next line with its number from 1; nil at the end.
    func next() throws -> (number: Int, line: LineInput.Line)? {
        guard let next = try waiting.popFirst() ?? input.next() else { return nil }
        count = next.number
        return next
    }
}
