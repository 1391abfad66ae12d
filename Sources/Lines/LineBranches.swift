/// Which lines of a program need another one at the same indentation: `else` the `if` before it, `try` its `except`, a block its
/// `end`, a decorator what it stands on.
struct LineBranches {
    /// The first line of each needs the second.
    private(set) var pairs: [(line: Int, needed: Int)] = []

    /// By indentation: the last line, and the last one that is no branch.
    private var last: [Int: Int] = [:]
    private var heads: [Int: Int] = [:]
    /// By indentation: the first line below the last one that is indented more.
    private var bodies: [Int: Int] = [:]
    private var decorator: Int?

    init(_ text: LineText, _ shapes: [LineShape]) {
        for (line, shape) in shapes.enumerated() where !shape.has([.blank, .comment]) {
            for indent in last.keys where indent > shape.indent {
                (last[indent], heads[indent], bodies[indent]) = (nil, nil, nil)
            }
            for indent in last.keys where indent < shape.indent && bodies[indent] == nil {
                bodies[indent] = line
            }
            let signs = text[line].drop { $0 == 0x20 || $0 == 0x09 }
            let word = String(decoding: signs.prefix { $0.isLetter }, as: UTF8.self)
            if Self.branches.contains(word) || Self.ends.contains(word) {
                readBranch(word, line, shape.indent, shapes)
            } else {
                heads[shape.indent] = line
            }
            readDecorator(line, isDecorator: signs.first == UInt8(ascii: "@"))
            last[shape.indent] = line
            bodies[shape.indent] = nil
        }
    }

    private mutating func readBranch(_ word: String, _ line: Int, _ indent: Int, _ shapes: [LineShape]) {
        guard let before = last[indent] else { return }
        pairs.append((line, before))
        // Where a colon opens a block, that may not be empty before a branch.
        if shapes[before].has(.colonEnd), let body = bodies[indent] { pairs.append((line, body)) }
        if !Self.optional.contains(word) { pairs.append((before, line)) }
        guard let head = heads[indent], head != before else { return }
        pairs.append((line, head))
        if Self.ends.contains(word) { pairs.append((head, line)) }
    }

    private mutating func readDecorator(_ line: Int, isDecorator: Bool) {
        if isDecorator {
            decorator = decorator ?? line
        } else if let decorated = decorator {
            pairs.append((decorated, line))
            decorator = nil
        }
    }

    private static let branches: Set = [
        "else", "elif", "except", "finally", "catch", "rescue", "ensure", "elsif",
    ]
    /// Branches that what stands before them can do without.
    private static let optional: Set = ["else", "elif"]
    private static let ends: Set = ["end", "fi", "done", "esac"]
}
