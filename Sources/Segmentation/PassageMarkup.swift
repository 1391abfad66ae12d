package import ContextTypes

/// Writes the kept units of a passage as markup again: whole elements around what was kept, nothing around what was not.
package struct PassageMarkup {
    let passage: Passage
    let keepsLinks: Bool
    /// As they are before anything is written.
    let numbers: ItemNumbers
    private let bytes: [UInt8]

    package init(_ passage: Passage, keepsLinks: Bool) {
        self.passage = passage
        self.keepsLinks = keepsLinks
        numbers = ItemNumbers(passage)
        bytes = Array(passage.text.utf8)
    }

    /// Consecutive kept units of one block.
    struct Run {
        var block: Int
        var spans: [SourceSpan]
    }

    func runs(of units: [Int]) -> [Run] {
        var runs: [Run] = []
        for unit in units {
            let sentence = passage.sentences[unit]
            if runs.last?.block == sentence.block {
                runs[runs.count - 1].spans.append(sentence.span)
            } else {
                runs.append(Run(block: sentence.block, spans: [sentence.span]))
            }
        }
        return runs
    }

    /// From the outermost element to `block`, the passage itself left out.
    func chain(to block: Int) -> [Int] {
        var chain: [Int] = []
        var index = block
        while index > 0 {
            chain.append(index)
            index = passage.blocks[index].parent
        }
        return chain.reversed()
    }

    /// The texts of `spans`, joined as in the source: by nothing, by a line break, else by a blank;
    /// links written by `link` when they are to be kept.
    func text(
        of spans: [SourceSpan], escape: (String) -> String, link: (_ text: String, _ target: String) -> String
    ) -> String {
        var result = ""
        var end: Int?
        for span in spans {
            if let end, end != span.start { result += breaksLine(end, span.start) ? escape("\n") : " " }
            result += text(of: span, escape: escape, link: link)
            end = span.end
        }
        return result
    }

    private func breaksLine(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        let between = bytes[start..<end]
        return between.contains(0x0A) && between.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }

    private func text(
        of span: SourceSpan, escape: (String) -> String, link: (_ text: String, _ target: String) -> String
    ) -> String {
        guard keepsLinks else { return escape(string(span)) }
        var result = ""
        var place = span.start
        for hyperlink in links(in: span) where span.contains(hyperlink.span) && hyperlink.span.start >= place
        {
            result += escape(string(SourceSpan(start: place, end: hyperlink.span.start)))
            result += link(escape(string(hyperlink.span)), hyperlink.target)
            place = hyperlink.span.end
        }
        return result + escape(string(SourceSpan(start: place, end: span.end)))
    }

    /// The links that begin in a span; all of a passage stand in the order of its text.
    private func links(in span: SourceSpan) -> ArraySlice<Link> {
        var (low, high) = (0, passage.links.count)
        while low < high {
            let middle = (low + high) / 2
            if passage.links[middle].span.start < span.start { low = middle + 1 } else { high = middle }
        }
        return passage.links[low...].prefix { $0.span.start < span.end }
    }

    func string(_ span: SourceSpan) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

    /// How many bars stand from one place to another.
    func bars(from start: Int, to end: Int) -> Int {
        guard start < end else { return 0 }
        return bytes[start..<end].reduce(0) { $1 == UInt8(ascii: "|") ? $0 + 1 : $0 }
    }
}
