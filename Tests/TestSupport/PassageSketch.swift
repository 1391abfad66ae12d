package import ContextTypes

/// Builds a passage block by block, every sentence a unit.
package struct PassageSketch {
    private var text = ""
    private var blocks: [Block] = []
    private var sentences: [Sentence] = []

    package init() {}

    package mutating func paragraph(_ sentences: [String], boilerplate: Boilerplate? = nil) {
        open()
        let block = add(.paragraph, boilerplate: boilerplate)
        for (index, sentence) in sentences.enumerated() {
            if index > 0 { text += " " }
            write(sentence, in: block)
        }
        close(block)
    }

    package mutating func heading(_ heading: String, level: Int) {
        open()
        let block = add(.heading, level: level)
        write(heading, in: block)
        close(block)
    }

    package mutating func code(_ code: String) {
        open()
        let block = add(.code)
        write(code, in: block)
        close(block)
    }

    package mutating func list(lead: String?, items: [String]) {
        if let lead { paragraph([lead]) }
        open()
        let list = add(.list, level: 1)
        for (index, item) in items.enumerated() {
            if index > 0 { text += "\n" }
            let block = add(.listItem, parent: list)
            write(item, in: block)
            close(block)
        }
        close(list)
    }

    package mutating func table(header: String, rows: [String]) {
        open()
        let table = add(.table)
        for (index, row) in ([header] + rows).enumerated() {
            if index > 0 { text += "\n" }
            let block = add(.tableRow, parent: table, isHeader: index == 0)
            write(row, in: block)
            close(block)
        }
        close(table)
    }

    package func passage(id: String, document: String = "d", title: String = "") -> Passage {
        let root = Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1)
        return Passage(
            id: id, document: document, title: title, text: text, blocks: [root] + blocks,
            sentences: sentences)
    }

    /// A passage of one paragraph.
    package static func passage(_ sentences: [String], id: String, title: String = "") -> Passage {
        var maker = PassageSketch()
        maker.paragraph(sentences)
        return maker.passage(id: id, document: id, title: title)
    }

    private mutating func open() { if !text.isEmpty { text += "\n\n" } }

    /// Index in the finished array, where the passage itself stands before all.
    private mutating func add(
        _ kind: BlockKind, parent: Int = 0, level: Int = 0, isHeader: Bool = false,
        boilerplate: Boilerplate? = nil
    ) -> Int {
        let start = text.utf8.count
        blocks.append(
            Block(
                kind: kind, span: SourceSpan(start: start, end: start), parent: parent, level: level,
                isHeaderOrOrdered: isHeader, boilerplate: boilerplate))
        return blocks.count
    }

    private mutating func close(_ block: Int) { blocks[block - 1].span.end = text.utf8.count }

    private mutating func write(_ sentence: String, in block: Int) {
        let start = text.utf8.count
        text += sentence
        sentences.append(Sentence(span: SourceSpan(start: start, end: text.utf8.count), block: block))
    }
}
