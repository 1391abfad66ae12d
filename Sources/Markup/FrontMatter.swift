/// The lines between two `---` (YAML) or `+++` (TOML) at the top of a Markdown page.
struct FrontMatter {
    /// Keys and plain values of the first level; lists and nested keys are left out.
    private(set) var pairs: [(key: String, value: String)] = []
    /// Where the page itself begins.
    private(set) var end = 0

    /// Front matter that does not close within 64 kB is none. Neither is what has a blank second line, no key, or, as YAML, a
    /// line at the margin that no YAML mapping has: that is a page which opens with a thematic break.
    init(_ source: UnsafeBufferPointer<UInt8>) {
        let top = source.prefix(65_536)
        let bomLength = top.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        end = bomLength
        let lines = top.dropFirst(bomLength).split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let fence = lines.first.map(Self.trimmed), fence == "---" || fence == "+++" else { return }
        let separator: Character = fence == "---" ? ":" : "="
        var position = bomLength + lines[0].count + 1
        var found: [(key: String, value: String)] = []
        var hasKey = false
        for (number, line) in lines.enumerated().dropFirst() {
            position += line.count + 1
            let text = Self.trimmed(line)
            if text == fence {
                guard hasKey else { return }
                pairs = found
                end = min(position, source.count)
                return
            }
            if number == 1, text.isEmpty { return }
            if Self.continuesKey(line) { continue }
            if let pair = Self.pair(text, separator: separator) {
                hasKey = true
                if !pair.value.isEmpty { found.append(pair) }
            } else if separator == ":" {
                return
            }
        }
    }

    /// Whether a line cannot begin a key: blank, indented, an entry of a list, a comment, the end of brackets.
    private static func continuesKey(_ line: some Collection<UInt8>) -> Bool {
        guard let first = line.first else { return true }
        return first.isHTMLSpace || "-#]}".utf8.contains(first)
    }

    private static func trimmed(_ line: some Sequence<UInt8>) -> String {
        var bytes = Array(line)
        while let last = bytes.last, last.isHTMLSpace { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A key of at most three words with its plain value; lists and nested keys count as empty.
    private static func pair(_ line: String, separator: Character) -> (key: String, value: String)? {
        let middle =
            separator == ":"
            ? line.indices.first {
                line[$0] == ":" && (line[$0...].dropFirst().first.map { $0 == " " || $0 == "\t" } ?? true)
            }
            : line.firstIndex(of: separator)
        guard let middle else { return nil }
        let name = line[..<middle].filter { $0 != "\"" && $0 != "'" }
        guard (1...3).contains(name.split(separator: " ").count) else { return nil }
        var value = line[line.index(after: middle)...].drop { $0 == " " || $0 == "\t" }
        if let quote = value.first, quote == "\"" || quote == "'", value.count > 1, value.last == quote {
            value = value.dropFirst().dropLast()
        }
        if let first = value.first, "#[{|>".contains(first) { value = "" }
        return (name.filter { $0 != " " }, String(value))
    }
}
