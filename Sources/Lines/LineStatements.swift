/// Which lines of a program are one statement: a call that goes on with `.map`, a condition over several lines, a head whose
/// brace stands below it.
///
/// Read without a grammar, from how a line ends and how the next one at the same depth of brackets begins.
struct LineStatements {
    /// The first line of each needs the second.
    private(set) var pairs: [(line: Int, needed: Int)] = []

    private struct Statement {
        var head: Int
        var tail: Int
        var hasConstraints = false
        var isInParameters = false
    }

    private struct Place {
        var line: Int
        var statement: Int
    }

    private let text: LineText
    private let shapes: [LineShape]
    private let brackets: LineBrackets
    private var statements: [Statement] = []
    private var statementOf: [Int]
    /// The last line inside each bracket, by the line that opens it; −1 outside of all.
    private var last: [Int: Place] = [:]

    init(_ text: LineText, _ shapes: [LineShape], _ brackets: LineBrackets) {
        (self.text, self.shapes, self.brackets) = (text, shapes, brackets)
        statementOf = Array(repeating: -1, count: text.count)
        for line in shapes.indices where !shapes[line].has(.blank) { read(line) }
        for statement in statements where statement.tail != statement.head {
            pairs.append((statement.head, statement.tail))
        }
    }

    private mutating func read(_ line: Int) {
        let signs = LineSigns(text[line])
        let opening = brackets.partners[line]?.filter { $0 < line }.min()
        if brackets.isText[line] || signs.isComment || signs.closes {
            if let opening { goOn(line, from: opening) }
            return
        }
        let scope = brackets.enclosing[line]
        if let before = last[scope] {
            join(line, signs, to: before)
        } else {
            if scope >= 0, LineSigns(text[scope]).opensGroup { pairs.append((scope, line)) }
            begin(line)
        }
        last[scope] = Place(line: line, statement: statementOf[line])
        if let opening { goOn(line, from: opening) }
    }

    /// The statement whose bracket ends in `line` may go on behind it.
    private mutating func goOn(_ line: Int, from opening: Int) {
        let statement = statementOf[opening]
        guard statement >= 0 else { return }
        if statementOf[line] < 0 { statementOf[line] = statement }
        statements[statement].tail = line
        last[brackets.enclosing[opening]] = Place(line: line, statement: statement)
    }

    private mutating func begin(_ line: Int) {
        statementOf[line] = statements.count
        statements.append(Statement(head: line, tail: line))
    }

    private mutating func join(_ line: Int, _ signs: LineSigns, to before: Place) {
        guard before.statement >= 0, let joint = joint(line, signs, before) else { return begin(line) }
        statementOf[line] = before.statement
        statements[before.statement].tail = line
        pairs.append((line, statements[before.statement].head))
        if case .tight = joint { pairs += [(line, before.line), (before.line, line)] }
    }

    private mutating func joint(_ line: Int, _ signs: LineSigns, _ place: Place) -> LineJoint? {
        let before = LineSigns(text[place.line])
        let statement = statements[place.statement]
        if statement.isInParameters {
            statements[place.statement].isInParameters = !signs.starts(">")
            return .loose
        }
        if before.opensParameters {
            statements[place.statement].isInParameters = true
            return .tight
        }
        if statement.hasConstraints,
            signs.isOnly("{") || before.isOnly("where") || before.ends(",")
        {
            return .loose
        }
        if !before.isEnded, signs.isOnly("{") || signs.startsWithWord(["where"]) {
            statements[place.statement].hasConstraints = !signs.isOnly("{")
            return .tight
        }
        return signs.continues(before) ?? heads(line, signs, place, before)
    }

    /// What the first line of the statement says of the others.
    private func heads(_ line: Int, _ signs: LineSigns, _ place: Place, _ before: LineSigns) -> LineJoint? {
        let first = statements[place.statement].head
        let head = LineSigns(text[first])
        let isInner = shapes[line].indent > shapes[first].indent
        if signs.startsWithWord(["else"]), head.startsWithWord(["guard"]) { return .tight }
        if isInner || before.ends(")"), let joint = signs.goesOn { return joint }
        let bracket = brackets.brackets[line]
        if bracket == UInt8(ascii: "(") || bracket == UInt8(ascii: "[") {
            guard !before.isEnded else { return nil }
            if signs.startsWithWord(["for", "async", "if", "else"]) { return .tight }
            return signs.isQuoted && before.isQuoted ? .loose : nil
        }
        if before.ends(","), isInner, head.startsWithWord(LineSigns.lists) { return .loose }
        // The one statement of a condition without braces.
        let isBare = before.ends(")") || before.isOnly("else")
        let isBody = shapes[line].indent > shapes[place.line].indent
        return isBare && isBody && before.startsWithWord(["if", "for", "while", "else"]) ? .tight : nil
    }
}
