import ContextTypes
import Lines

/// Turns the choice of lines into the answer: the lines as they came, marks between them, exact spans.
struct LineReport {
    let texts: [LinedText]
    let scores: [[Double]]
    let choice: LineChoice
    let options: PruningOptions
    let counter: any TokenCounter
    let threshold: Double

    func result() -> TrimmedContext {
        let parts = texts.indices.map { written($0, marked: true) }
        let context = joined(parts)
        let original = texts.reduce(0) {
            $0 + counter.tokens(in: text($1.sheet, $1.sheet.count > 0 ? [0..<$1.sheet.count] : []))
        }
        var result = TrimmedContext(
            context: context, passages: texts.indices.map(passage),
            tokens: Reduction(original: original, kept: counter.tokens(in: context)),
            characters: Reduction(
                original: texts.reduce(0) { $0 + scalars($1.sheet.source.bytes) },
                kept: context.unicodeScalars.count),
            sentences: Reduction(
                original: texts.reduce(0) { $0 + $1.sheet.count },
                kept: choice.kept.reduce(0) { $0 + $1.count { $0 } }),
            threshold: threshold, tokenizer: counter.name)
        if options.markers { result.gaps = texts.indices.flatMap(gaps) }
        return result
    }

    // MARK: - The context

    /// The parts of texts of which anything is kept, below their titles.
    private func joined(_ parts: [String]) -> String {
        texts.indices.compactMap { index in
            guard choice.kept[index].contains(true) else { return nil }
            let hasTitle =
                !texts[index].title.isEmpty && options.keepTitle != .never
                && options.keepTitle != .firstSentence
            return (hasTitle ? texts[index].title + "\n" : "") + parts[index]
        }.joined(separator: "\n\n")
    }

    private func written(_ index: Int, marked: Bool) -> String {
        let sheet = texts[index].sheet
        let runs = choice.runs(of: index)
        guard marked else { return text(sheet, runs) }
        var bytes: [UInt8] = []
        var next = 0
        for run in runs {
            if run.lowerBound > next { append(mark(sheet, next..<run.lowerBound, index), to: &bytes) }
            append(sheet.source.bytes(of: run), to: &bytes)
            next = run.upperBound
        }
        if next < sheet.count, !runs.isEmpty { append(mark(sheet, next..<sheet.count, index), to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(_ line: some Collection<UInt8>, to bytes: inout [UInt8]) {
        if !bytes.isEmpty { bytes.append(0x0A) }
        bytes += line
    }

    private func mark(_ sheet: LineSheet, _ lines: Range<Int>, _ index: Int) -> String.UTF8View {
        (options.markers
            ? gap(index, lines).mark : ContextGap.mark(of: (lines.lowerBound + 1)...lines.upperBound)).utf8
    }

    private func gap(_ index: Int, _ lines: Range<Int>) -> ContextGap {
        ContextGap(
            document: texts[index].id,
            text: String(decoding: texts[index].sheet.source.bytes(of: lines), as: UTF8.self),
            units: lines.count, lines: (lines.lowerBound + 1)...lines.upperBound)
    }

    private func gaps(_ index: Int) -> [ContextGap] {
        let runs = choice.runs(of: index)
        guard !runs.isEmpty else { return [] }
        let ends = [0] + runs.map(\.upperBound)
        let starts = runs.map(\.lowerBound) + [texts[index].sheet.count]
        return zip(ends, starts).compactMap { $0 < $1 ? gap(index, $0..<$1) : nil }
    }

    private func text(_ sheet: LineSheet, _ runs: [Range<Int>]) -> String {
        var bytes: [UInt8] = []
        for run in runs { append(sheet.source.bytes(of: run), to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func scalars(_ bytes: [UInt8]) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    // MARK: - Spans

    private func passage(_ index: Int) -> TrimmedPassage {
        let source = texts[index]
        let kept = text(source.sheet, choice.runs(of: index))
        let spans = spans(index)
        var passage = TrimmedPassage(
            id: source.id, document: source.id, title: source.title, url: nil, headings: [], rank: index + 1,
            score: scores[index].max() ?? 0, text: kept, spans: spans.filter(\.kept),
            removed: options.explain ? spans.filter { !$0.kept } : [], metadata: source.metadata,
            tokens: Reduction(
                original: counter.tokens(
                    in: text(source.sheet, source.sheet.count > 0 ? [0..<source.sheet.count] : [])),
                kept: counter.tokens(in: kept)))
        passage.kind = source.sheet.kind
        if source.isJoined { passage.joinedLines = source.sheet.count }
        return passage
    }

    private func spans(_ index: Int) -> [LabelledSpan] {
        let sheet = texts[index].sheet
        var place = SourceOffset.zero
        var offset = 0
        return sheet.source.bytes.withUnsafeBufferPointer { bytes in
            (0..<sheet.count).compactMap { line in
                let isKept = choice.kept[index][line]
                guard isKept || options.explain else { return nil }
                let range = sheet.source.range(of: line)
                let start = place.advanced(
                    over: UnsafeBufferPointer(rebasing: bytes[offset..<range.lowerBound]))
                let end = start.advanced(over: UnsafeBufferPointer(rebasing: bytes[range]))
                (place, offset) = (end, range.upperBound)
                return LabelledSpan(
                    start: start, end: end, sentence: line, block: sheet.outline.blockOfLine[line],
                    line: line + 1,
                    score: scores[index][line], kept: isKept,
                    reason: isKept ? nil : choice.missed[index][line] ? .overBudget : .belowThreshold)
            }
        }
    }
}

extension LineChoice {
    /// The kept lines of a text as runs.
    func runs(of text: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for line in kept[text].indices where kept[text][line] {
            if let last = runs.last, last.upperBound == line {
                runs[runs.count - 1] = last.lowerBound..<(line + 1)
            } else {
                runs.append(line..<(line + 1))
            }
        }
        return runs
    }
}
