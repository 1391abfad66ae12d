package import ContextTypes

/// How lines hang together: blocks that are one thing (a record, a trace, a diagnostic, a paragraph of output), and for
/// each line the line that is needed to understand it.
package struct LineOutline: Sendable, Hashable {
    /// The line that a line needs: the header of its table, hunk or section, the message of its trace, the declaration
    /// around it. −1 where it needs none. Following it from line to line ends.
    package internal(set) var owners: [Int]
    /// Lines that stay or go together besides: the two ends of a bracket, `try` and `except`.
    package internal(set) var partners: [Int: [Int]] = [:]
    /// The blocks in their order; they cover all lines.
    package internal(set) var blocks: [Range<Int>] = []
    /// The block of each line.
    package internal(set) var blockOfLine: [Int] = []

    init(lines: Int) { owners = Array(repeating: -1, count: lines) }

    package init(_ text: LineText, shapes: [LineShape], kind: LineKind) {
        self.init(lines: text.count)
        switch kind {
        case .diff: ownDiff(shapes)
        case .csv: ownByHeader(shapes)
        case .code, .json:
            ownByIndent(shapes, acrossBlanks: true)
            let brackets = LineBrackets(text, hashComments: kind == .code && Self.hasHashComments(text))
            ownByBrackets(brackets)
            if kind == .json {
                joinLastMembers(brackets, shapes)
            } else {
                join(LineBranches(text, shapes).pairs)
                join(LineStatements(text, shapes, brackets).pairs)
            }
        case .log, .trace, .listing, .chat, .prose:
            ownByIndent(shapes, acrossBlanks: false)
            ownSections(shapes)
            ownTables(shapes)
            ownTraces(shapes)
            ownNotes(shapes)
        }
        divide(shapes, kind)
    }

    /// The lines that `line` needs, the nearest first.
    package func ownersOf(_ line: Int) -> [Int] {
        var found: [Int] = []
        var owner = owners[line]
        while owner >= 0, found.count < Self.deepest, !found.contains(owner) {
            found.append(owner)
            owner = owners[owner]
        }
        return found
    }

    private static let deepest = 64

    /// Adds `line` and all that it needs to `kept`; gives the lines that were added.
    package func add(_ line: Int, to kept: inout [Bool]) -> [Int] {
        var added: [Int] = []
        var waiting = [line]
        while let next = waiting.popLast() {
            guard !kept[next] else { continue }
            kept[next] = true
            added.append(next)
            if owners[next] >= 0 { waiting.append(owners[next]) }
            if let partners = partners[next] { waiting += partners }
        }
        return added
    }

    // MARK: - Owners

    /// Lines of a hunk need its header, that the names of its file, those the line before them.
    private mutating func ownDiff(_ shapes: [LineShape]) {
        var (file, hunk) = (-1, -1)
        var isInFile = false
        for (line, shape) in shapes.enumerated() {
            if shape.has(.hunk) {
                (owners[line], hunk, isInFile) = (file, line, false)
            } else if shape.has(.diffFile), hunk < 0 || !shape.has([.added, .removed]) {
                owners[line] = isInFile ? file : -1
                (file, hunk, isInFile) = (line, -1, true)
            } else {
                owners[line] = hunk >= 0 ? hunk : file
            }
        }
    }

    private mutating func ownByHeader(_ shapes: [LineShape]) {
        guard let header = shapes.firstIndex(where: { !$0.has(.blank) }) else { return }
        for line in shapes.indices where line > header { owners[line] = header }
    }

    /// A line that is indented more needs the line before it that is indented less.
    private mutating func ownByIndent(_ shapes: [LineShape], acrossBlanks: Bool) {
        var above: [(line: Int, indent: Int)] = []
        for (line, shape) in shapes.enumerated() {
            if shape.has(.blank) {
                if !acrossBlanks { above.removeAll() }
                continue
            }
            while let last = above.last, last.indent >= shape.indent { above.removeLast() }
            owners[line] = above.last?.line ?? -1
            let isOpener = !shape.has([.rule, .caret])
            if isOpener, !shape.has([.brackets, .comment]) || !acrossBlanks {
                if above.count < Self.deepest { above.append((line, shape.indent)) }
            }
        }
    }

    /// A line inside brackets needs those, and an opening bracket its closing one.
    private mutating func ownByBrackets(_ brackets: LineBrackets) {
        partners = brackets.partners
        for (line, opening) in brackets.enclosing.enumerated() where opening >= 0 && opening != line {
            if owners[line] >= 0, owners[line] != opening {
                partners[line, default: []].append(opening)
            } else {
                owners[line] = opening
            }
        }
    }

    /// `#` opens a comment where no line is an instruction to a preprocessor.
    private static func hasHashComments(_ text: LineText) -> Bool {
        !(0..<text.count).contains { line in
            let line = text[line].drop { $0 == 0x20 }
            return line.starts(with: "#include".utf8) || line.starts(with: "#define".utf8)
                || line.starts(with: "#if".utf8) || line.starts(with: "#[".utf8)
                || line.starts(with: "#!".utf8) && line.dropFirst(2).first == UInt8(ascii: "[")
        }
    }

    /// The last member of an object or array has no comma after it: it stays wherever another one does.
    private mutating func joinLastMembers(_ brackets: LineBrackets, _ shapes: [LineShape]) {
        var members: [Int: Int] = [:]
        for (opening, ends) in brackets.partners {
            guard let closing = ends.first(where: { $0 > opening }), closing > opening + 1 else { continue }
            let last = (opening + 1..<closing).last { !shapes[$0].has(.blank) }
            // Of a container, its own opening line is the member.
            members[opening] = last.map { last in
                brackets.partners[last]?.first { $0 < last && $0 > opening } ?? last
            }
        }
        for (line, opening) in brackets.enclosing.enumerated() {
            let isEnd = brackets.partners[line]?.contains(opening) ?? false
            guard !isEnd, !shapes[line].has(.blank), let member = members[opening], member != line else {
                continue
            }
            partners[line, default: []].append(member)
        }
    }

    /// The first line of each pair needs the second.
    private mutating func join(_ pairs: [(line: Int, needed: Int)]) {
        for (line, needed) in pairs { partners[line, default: []].append(needed) }
    }

    /// Lines below a banner (`=== FAILURES ===`, `____ test_x ____`) need it.
    private mutating func ownSections(_ shapes: [LineShape]) {
        var section = -1
        for (line, shape) in shapes.enumerated() {
            let isBanner = shape.has(.heading) && !shape.has([.colonEnd, .comment])
            if isBanner {
                section = line
            } else if shape.has(.heading), shape.has(.colonEnd), line + 1 < shapes.count,
                !shapes[line + 1].has(.blank),
                line == 0 || shapes[line - 1].has([.blank, .rule])
            {
                own(from: line + 1, by: line, shapes)
            }
            if section >= 0, section != line, owners[line] < 0, line - section <= Self.longestSection {
                owners[line] = section
            }
        }
    }

    private static let longestSection = 400

    /// The lines up to the next blank that need nothing yet come to need `owner`.
    private mutating func own(from first: Int, by owner: Int, _ shapes: [LineShape]) {
        var line = first
        while line < shapes.count, !shapes[line].has(.blank), line - first < Self.longestSection {
            if owners[line] < 0 { owners[line] = owner }
            line += 1
        }
    }

    /// Rows need the header of their table.
    private mutating func ownTables(_ shapes: [LineShape]) {
        var line = 0
        while line < shapes.count {
            let isFirst = line == 0 || shapes[line - 1].has([.blank, .rule])
            let isOverRule =
                line + 2 < shapes.count && shapes[line + 1].has(.rule) && !shapes[line + 2].has(.blank)
            guard isFirst, shapes[line].has(.tableHead) || (isOverRule && shapes[line].digits == 0) else {
                line += 1
                continue
            }
            var row = line + 1
            while row < shapes.count, !shapes[row].has(.blank) {
                if owners[row] < 0 || owners[row] < line { owners[row] = line }
                row += 1
            }
            line = row
        }
    }

    /// The head of a trace needs the message that ends it, as Python writes it.
    private mutating func ownTraces(_ shapes: [LineShape]) {
        for line in shapes.indices where shapes[line].has(.traceHead) {
            let end = min(shapes.count, line + 200)
            let message = (line + 1..<max(line + 1, end)).first { next in
                shapes[next].indent <= shapes[line].indent && !shapes[next].has([.blank, .frame])
            }
            if let message, shapes[message].has(.exception), owners[line] < 0 {
                owners[line] = message
                owners[message] = -1
            }
        }
    }

    /// A note needs the diagnostic that it belongs to.
    private mutating func ownNotes(_ shapes: [LineShape]) {
        var diagnostic = -1
        for (line, shape) in shapes.enumerated() {
            if shape.has([.note]), shape.has(.place), diagnostic >= 0, line - diagnostic < 40,
                owners[line] < 0
            {
                owners[line] = diagnostic
            } else if shape.has(.place), shape.has([.errorHead, .warning, .failure]) {
                diagnostic = line
            }
        }
    }

    // MARK: - Blocks

    /// Blank lines, rules and the beginnings of records divide.
    private mutating func divide(_ shapes: [LineShape], _ kind: LineKind) {
        let timed = shapes.count { $0.has(.time) }
        let hasRecords = kind == .log && timed * 3 > shapes.count
        var start = 0
        func isBorder(_ line: Int) -> Bool {
            let (before, shape) = (shapes[line - 1], shapes[line])
            if before.has(.blank) != shape.has(.blank) || shape.has(.rule) { return true }
            if hasRecords { return shape.has(.time) }
            switch kind {
            case .csv: return true
            case .diff: return shape.has([.hunk]) || (shape.has(.diffFile) && !before.has(.diffFile))
            case .code, .json:
                return shape.indent == 0 && shape.has(.declaration) && !before.has([.comment, .declaration])
            default:
                return shape.indent == 0
                    && (shape.has([.traceHead]) || (shape.has(.place) && shape.has(.errorHead)))
            }
        }
        for line in shapes.indices.dropFirst() where isBorder(line) {
            blocks.append(start..<line)
            start = line
        }
        if start < shapes.count { blocks.append(start..<shapes.count) }
        for (block, lines) in blocks.enumerated() {
            blockOfLine += Array(repeating: block, count: lines.count)
        }
    }
}
