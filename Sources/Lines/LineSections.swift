/// The parts of a text that have a head: a failed test below its name, a commit, a file of a difference, a folder of a
/// listing. What stands before the first head is a part without one.
package struct LineSections: Sendable, Hashable {
    package private(set) var ranges: [Range<Int>] = []
    /// The head of each part; nil for what stands before the first.
    package private(set) var heads: [Int?] = []
    /// The part of each line.
    package private(set) var ofLine: [Int] = []

    init(_ text: LineText, shapes: [LineShape]) {
        var (start, head): (Int, Int?) = (0, nil)
        func close(_ end: Int) {
            guard end > start else { return }
            ofLine += Array(repeating: ranges.count, count: end - start)
            ranges.append(start..<end)
            heads.append(head)
        }
        for line in shapes.indices where Self.isHead(line, text, shapes) {
            // A rule above a head belongs to it.
            let first = line > start && shapes[line - 1].has(.rule) ? line - 1 : line
            // The trace below the name of a test is no part of its own.
            if let head, shapes[line].has(.traceHead), line - head <= 3 { continue }
            close(first)
            (start, head) = (first, line)
        }
        close(shapes.count)
    }

    private static func isHead(_ line: Int, _ text: LineText, _ shapes: [LineShape]) -> Bool {
        let shape = shapes[line]
        guard !shape.has([.blank, .rule]) else { return false }
        if shape.has(.traceHead) { return true }
        let bytes = text[line].drop { $0 == 0x20 || $0 == 0x09 }
        let marks = ["commit ", "diff ", "not ok ", "ok ", "--- FAIL", "--- PASS", "✖ ", "# Subtest"]
        if marks.contains(where: { bytes.starts(with: $0.utf8) }) { return true }
        guard shape.indent == 0 else { return false }
        if shape.has(.heading), !shape.has(.comment) { return true }
        let isAfterRule = line > 0 && shapes[line - 1].has(.rule)
        let isBeforeRule = line + 1 < shapes.count && shapes[line + 1].has(.rule)
        return isAfterRule && isBeforeRule
    }
}
