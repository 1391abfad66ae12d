import ContextTypes

extension PassageMarkup {
    /// The kept units as Markdown (GitHub's tables). A lead-in becomes the header row of its table, or a paragraph.
    package func markdown(keeping units: [Int], leadIn: Bool) -> String {
        var writer = MarkdownWriter(passage, numbers: numbers)
        var lead = leadIn ? passage.leadIn?.text : nil
        let runs = runs(of: units)[...]
        var rest = runs
        while let run = rest.first {
            let chain = chain(to: run.block)
            let isRow = passage.blocks[run.block].kind == .tableRow
            let table = chain.first { passage.blocks[$0].kind == .table }
            if table == nil, let text = lead {
                writer.append(MarkdownText.paragraph(MarkdownText.inline(text)), in: [])
                lead = nil
            }
            guard isRow, let table else {
                writer.append(block(run), in: chain)
                rest = rest.dropFirst()
                continue
            }
            let rows = rest.prefix {
                passage.blocks[$0.block].kind == .tableRow && self.table(of: $0.block) == table
            }
            writer.append(self.rows(rows, of: table, lead: lead.map(Self.leadRows) ?? []), in: chain)
            lead = nil
            rest = rest.dropFirst(rows.count)
        }
        return writer.text
    }

    private func block(_ run: Run) -> String {
        let block = passage.blocks[run.block]
        return switch block.kind {
        case .code: MarkdownText.code(run.spans.map(string).joined(separator: "\n"))
        case .heading: MarkdownText.heading(inline(run.spans), level: block.level)
        case .definitionDescription: ": " + MarkdownText.paragraph(inline(run.spans))
        default: MarkdownText.paragraph(inline(run.spans))
        }
    }

    /// Rows of one table, all as wide as the widest; the first is its header.
    private func rows(_ runs: ArraySlice<Run>, of table: Int, lead: [[String]]) -> String {
        var rows = lead.map { $0.map { MarkdownText.inline($0) } }
        for run in runs {
            let columns = columns(of: run.block)
            rows.append(
                columns.isEmpty
                    ? [inline(run.spans)] : columns.map { $0.map { inline([passage.blocks[$0].span]) } ?? "" }
            )
        }
        let width = rows.reduce(1) { max($0, $1.count) }
        var lines = rows.map { row in
            let cells = row.map(MarkdownText.cell) + repeatElement("", count: width - row.count)
            return "| " + cells.joined(separator: " | ") + " |"
        }
        lines.insert("|" + String(repeating: "---|", count: width), at: 1)
        return lines.joined(separator: "\n")
    }

    private func inline(_ spans: [SourceSpan]) -> String {
        let isLabel = keepsLinks
        return text(of: spans, escape: { MarkdownText.inline($0, isLabel: isLabel) }, link: MarkdownText.link)
    }
}
