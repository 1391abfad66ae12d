import ContextTypes

extension PassageMarkup {
    /// The kept units as HTML, every element closed. A lead-in becomes the header row of its table, or a paragraph.
    package func html(keeping units: [Int], leadIn: Bool) -> String {
        var result = ""
        var open: [Int] = []
        var lead = leadIn ? passage.leadIn?.text : nil
        var widths: [Int: Int] = [:]
        var numbers = numbers
        let runs = runs(of: units)
        for (place, run) in runs.enumerated() {
            let chain = chain(to: run.block)
            let shared = zip(open, chain).prefix { $0 == $1 }.count
            for block in open[shared...].reversed() { result += closing(block) }
            let table = chain.first { passage.blocks[$0].kind == .table }
            if let text = lead, table == nil {
                result += "<p>\(text.escapedForHTML)</p>"
                lead = nil
            }
            for block in chain[shared...] {
                result += opening(block, number: numbers.attribute(of: block))
                guard passage.blocks[block].kind == .table else { continue }
                let rows = lead.map(Self.leadRows) ?? []
                let width = width(of: block, runs[place...], lead: rows)
                widths[block] = width
                for row in rows {
                    result += "<tr>" + cells(row.map { ("th", $0.escapedForHTML) }, width) + "</tr>"
                }
                lead = nil
            }
            if shared == chain.count, shared == open.count, !result.isEmpty { result += " " }
            result += content(of: run, width: table.flatMap { widths[$0] } ?? 0)
            open = chain
        }
        for block in open.reversed() { result += closing(block) }
        return result
    }

    private func content(of run: Run, width: Int) -> String {
        let columns = passage.blocks[run.block].kind == .tableRow ? columns(of: run.block) : []
        guard !columns.isEmpty else { return inline(run.spans) }
        return cells(
            columns.map { cell in
                guard let cell else { return ("td", "") }
                return (tag(of: cell) ?? "td", inline([passage.blocks[cell].span]))
            }, width)
    }

    /// Empty cells keep the others below their headings.
    private func cells(_ cells: [(tag: String, text: String)], _ width: Int) -> String {
        let missing: [(tag: String, text: String)] = Array(
            repeating: ("td", ""), count: max(0, width - cells.count))
        return (cells + missing).map { "<\($0)>\($1)</\($0)>" }.joined()
    }

    private func inline(_ spans: [SourceSpan]) -> String {
        text(of: spans, escape: { $0.escapedForHTML }) { text, target in
            "<a href=\"\(target.escapedForHTML)\">\(text)</a>"
        }
    }

    private func opening(_ block: Int, number: String) -> String {
        tag(of: block).map { "<\($0)\(number)>" } ?? ""
    }
    private func closing(_ block: Int) -> String { tag(of: block).map { "</\($0)>" } ?? "" }

    /// The element of a block; nil for bare text.
    private func tag(of index: Int) -> String? {
        let block = passage.blocks[index]
        return switch block.kind {
        case .document, .text: nil
        case .section: "div"
        case .heading: "h\(min(max(block.level, 1), 6))"
        case .paragraph: "p"
        case .list: block.isHeaderOrOrdered ? "ol" : "ul"
        case .listItem: "li"
        case .definitionList: "dl"
        case .definitionTerm: "dt"
        case .definitionDescription: "dd"
        case .table: "table"
        case .tableRow: "tr"
        case .tableCell: block.isHeaderOrOrdered ? "th" : "td"
        case .caption: passage.blocks[block.parent].kind == .table ? "caption" : "figcaption"
        case .code: "pre"
        case .quote: "blockquote"
        case .figure: "figure"
        }
    }
}
