import ContextTypes

/// What the units of one passage need of each other to be understood.
///
/// A table row needs its table's header row, a list item the sentence that leads into the list, a definition its term,
/// any unit the headings above it. Worked out from the blocks once, before anything is chosen.
struct PassageUnits: Sendable {
    /// Header rows of a table, and terms before a description, beyond this number are taken for content.
    private static let mostCompanions = 4

    /// The units that must come along when a unit is kept, rising; for most units none.
    private(set) var required: [[Int]]
    /// The heading units inside the passage that stand above each unit, outermost first.
    private(set) var headings: [[Int]]
    /// The units that the passage's own lead-in (text from before the passage) belongs to.
    private(set) var needLeadIn: [Bool]
    /// Units that are headings: never chosen for themselves.
    private(set) var isHeading: [Bool]

    init(_ passage: Passage) {
        let units = passage.sentences
        required = Array(repeating: [], count: units.count)
        headings = Array(repeating: [], count: units.count)
        needLeadIn = Array(repeating: false, count: units.count)
        isHeading = units.map { passage.innermost($0).kind == .heading }
        findHeaders(of: passage)
        findLeadIns(of: passage)
        findTerms(of: passage)
        findHeadings(of: passage)
        markLeadIn(of: passage)
        for unit in required.indices where required[unit].count > 1 {
            required[unit] = Array(Set(required[unit])).sorted()
        }
    }

    /// Rows need the header rows of their table that stand in the passage.
    private mutating func findHeaders(of passage: Passage) {
        var headers: [Int: [Int]] = [:]
        let rows = passage.sentences.map { passage.ancestor(of: $0.block, where: { $0 == .tableRow }) }
        let tables = passage.sentences.map { passage.ancestor(of: $0.block, where: { $0 == .table }) }
        for (unit, row) in rows.enumerated() {
            guard let row, let table = tables[unit], passage.blocks[row].isHeaderOrOrdered else { continue }
            guard headers[table, default: []].count < Self.mostCompanions else { continue }
            headers[table, default: []].append(unit)
        }
        for (unit, table) in tables.enumerated() {
            guard let table, rows[unit] != nil, let above = headers[table], !above.contains(unit) else {
                continue
            }
            required[unit] += above.filter { $0 < unit }
        }
    }

    /// The items of a list need the sentence right before the list when that ends in a colon.
    private mutating func findLeadIns(of passage: Passage) {
        var leads: [Int: Int?] = [:]
        for (unit, sentence) in passage.sentences.enumerated() {
            var block = sentence.block
            while let list = passage.ancestor(of: block, where: { $0 == .list || $0 == .definitionList }) {
                let lead = leads[list] ?? passage.leadIn(ofList: list, before: unit)
                leads[list] = .some(lead)
                if let lead { required[unit].append(lead) }
                block = passage.blocks[list].parent
            }
        }
    }

    /// The description in a definition list needs its terms.
    private mutating func findTerms(of passage: Passage) {
        var terms: [Int] = []
        var lastWasTerm = false
        for (unit, sentence) in passage.sentences.enumerated() {
            if passage.ancestor(of: sentence.block, where: { $0 == .definitionTerm }) != nil {
                terms = (lastWasTerm ? terms.suffix(Self.mostCompanions - 1) : []) + [unit]
                lastWasTerm = true
            } else {
                lastWasTerm = false
                let isDescription =
                    passage.ancestor(of: sentence.block, where: { $0 == .definitionDescription }) != nil
                if isDescription { required[unit] += terms } else { terms = [] }
            }
        }
    }

    private mutating func findHeadings(of passage: Passage) {
        var open = OpenHeadings<Int>()
        for (unit, sentence) in passage.sentences.enumerated() {
            let block = passage.innermost(sentence)
            if block.kind == .heading {
                open.close(level: block.level)
                headings[unit] = open.path
                open.append(unit, level: block.level)
            } else {
                headings[unit] = open.path
            }
        }
    }

    /// The lead-in belongs to the table or list with which the passage begins, else to its first block.
    private mutating func markLeadIn(of passage: Passage) {
        guard passage.leadIn != nil, let first = passage.sentences.first else { return }
        var scope = first.block
        while let outer = passage.ancestor(
            of: passage.blocks.indices.contains(scope) ? passage.blocks[scope].parent : -1,
            where: { $0 == .table || $0 == .list || $0 == .definitionList })
        {
            scope = outer
        }
        let owner =
            passage.ancestor(of: scope, where: { $0 == .table || $0 == .list || $0 == .definitionList })
            ?? scope
        guard passage.blocks.indices.contains(owner) else { return }
        let span = passage.blocks[owner].span
        needLeadIn = passage.sentences.map { span.overlaps($0.span) }
    }
}

extension Passage {
    /// The innermost block of a unit; the passage itself when the unit names none.
    fileprivate func innermost(_ sentence: Sentence) -> Block {
        blocks.indices.contains(sentence.block)
            ? blocks[sentence.block]
            : Block(kind: .document, span: sentence.span, parent: -1)
    }

    /// The nearest block at or above `block` of the wanted kind. Parents stand before children, so the walk ends.
    fileprivate func ancestor(of block: Int, where isWanted: (BlockKind) -> Bool) -> Int? {
        var index = block
        while blocks.indices.contains(index) {
            if isWanted(blocks[index].kind) { return index }
            let parent = blocks[index].parent
            guard parent < index else { return nil }
            index = parent
        }
        return nil
    }

    /// The unit right before the list `list`, when it ends in a colon.
    fileprivate func leadIn(ofList list: Int, before unit: Int) -> Int? {
        let start = blocks[list].span.start
        let before = sentences[..<unit].lastIndex { $0.span.end <= start }
        return before.flatMap { endsInColon(sentences[$0].span) ? $0 : nil }
    }

    fileprivate func endsInColon(_ span: SourceSpan) -> Bool {
        let bytes = text.utf8
        guard span.end > 0, span.end <= bytes.count else { return false }
        let end = bytes.index(bytes.startIndex, offsetBy: span.end)
        if bytes[bytes.index(before: end)] == UInt8(ascii: ":") { return true }
        return span.count >= 3 && String(text[..<end].suffix(1)) == "："
    }
}
