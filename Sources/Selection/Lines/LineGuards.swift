import ContextTypes
import Lines

/// Lines that stay whatever they score: what a client names, and what tells of failures.
struct LineGuards {
    /// Of lines alike but for numbers the first and the last are guarded, and no more than this of all lines together.
    private static let leastGuarded = 12
    private static let guardedShare = 0.05

    /// Lines with a pattern of the client.
    let named: [Int]
    /// Lines that tell of failures, the likeliest first.
    let failures: [Int]

    init(_ sheet: LineSheet, scores: [Double], patterns: [String]) {
        let patterns = patterns.map(LinePattern.init)
        named =
            patterns.isEmpty
            ? [] : (0..<sheet.count).filter { line in patterns.contains { $0.matches(sheet.visible[line]) } }
        var first: [UInt64: Int] = [:]
        var last: [UInt64: Int] = [:]
        let rare = Self.rareFailures(sheet)
        for line in 0..<sheet.count where sheet.shapes[line].tellsOfFailure || rare.contains(line) {
            let template = sheet.words.templates[line]
            if first[template] == nil { first[template] = line }
            last[template] = line
        }
        let most = max(Self.leastGuarded, Int(Self.guardedShare * Double(sheet.count)))
        failures = Array(
            Set(first.values).union(last.values)
                .sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(most))
    }
    /// Where lines with a word for failure are of no more sorts than these, numbers aside, each is a message, however it begins.
    private static let mostRare = 3

    private static func rareFailures(_ sheet: LineSheet) -> Set<Int> {
        guard sheet.kind != .code, sheet.kind != .diff else { return [] }
        let lines = (0..<sheet.count).filter { line in
            sheet.shapes[line].has(.failure) && !sheet.shapes[line].has([.success, .negation])
        }
        return Set(lines.lazy.map { sheet.words.templates[$0] }).count <= mostRare ? Set(lines) : []
    }
}

/// Text in which `*` stands for anything; case does not matter.
struct LinePattern {
    private let parts: [[UInt8]]

    init(_ pattern: String) {
        parts = pattern.utf8.split(separator: UInt8(ascii: "*")).map { $0.map(Self.lowered) }
    }

    func matches(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        for part in parts {
            guard let end = Self.end(of: part, in: rest) else { return false }
            rest = rest[end...]
        }
        return !parts.isEmpty
    }

    private static func end(of part: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
        guard let first = part.first, line.count >= part.count else { return nil }
        for start in line.startIndex...(line.endIndex - part.count) where lowered(line[start]) == first {
            if part.indices.allSatisfy({ lowered(line[start + $0]) == part[$0] }) {
                return start + part.count
            }
        }
        return nil
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
