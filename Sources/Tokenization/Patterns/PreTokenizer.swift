/// Takes the pieces of a text in their order.
protocol PieceConsumer {
    /// `range` is a piece of `text`.
    mutating func take(_ range: Range<Int>, of text: TextView)
}

/// Cuts a text into the pieces that a model sees, in one or more steps.
struct PreTokenizer: Sendable {
    /// One step.
    enum Step: Sendable, Hashable {
        case split(Separator, Separator.Behavior, isInverted: Bool)
        /// Puts a space in front of a text that has none.
        case prefixSpace
        case metaspace(Metaspace)
    }

    private let steps: [Step]
    /// The pattern when the only step is one that covers every text, as with nearly every large model.
    private let onlyPattern: PiecePattern?

    init(_ steps: [Step]) {
        self.steps = steps
        if steps.count == 1, case .split(.pattern(let pattern), .isolated, false) = steps[0] {
            onlyPattern = pattern
        } else {
            onlyPattern = nil
        }
    }

    func forEachPiece<Consumer: PieceConsumer>(of text: TextView, _ consumer: inout Consumer) {
        guard text.count > 0 else { return }
        switch onlyPattern {
        case .gpt2: walk(GPT2Scanner(), text, &consumer)
        case .cl100k(let digits, let joinsMarks, let takesTrailingSpace):
            walk(
                CL100KScanner(digits: digits, joinsMarks: joinsMarks, takesTrailingSpace: takesTrailingSpace),
                text, &consumer)
        case .o200k(let digits, let joinsContractions):
            walk(O200KScanner(digits: digits, joinsContractions: joinsContractions), text, &consumer)
        default: cut(0..<text.count, of: text, from: 0, &consumer)
        }
    }

    private func walk<Scanner: PieceScanner, Consumer: PieceConsumer>(
        _ scanner: Scanner, _ text: TextView, _ consumer: inout Consumer
    ) {
        let pattern = PatternText(text.bytes, end: text.count)
        var position = 0
        while position < text.count {
            // These patterns match everywhere; a step of one byte guards against a mistake of ours.
            let end = max(position + 1, scanner.end(of: position, in: pattern) ?? 0)
            consumer.take(position..<end, of: text)
            position = end
        }
    }

    /// Runs the steps from number `step` on over a part of `text`.
    private func cut<Consumer: PieceConsumer>(
        _ range: Range<Int>, of text: TextView, from step: Int, _ consumer: inout Consumer
    ) {
        guard step < steps.count else { return consumer.take(range, of: text) }
        switch steps[step] {
        case .split(let separator, let behavior, let isInverted):
            var parts = SeparatedParts(behavior: behavior)
            separator.forEachStretch(of: range, in: text) { stretch, isMatch in
                parts.add(stretch, isMatch: isMatch != isInverted) {
                    cut($0, of: text, from: step + 1, &consumer)
                }
            }
            parts.finish { cut($0, of: text, from: step + 1, &consumer) }
        case .prefixSpace:
            if text.bytes[range.lowerBound] == 0x20 { return cut(range, of: text, from: step + 1, &consumer) }
            var copy = AlignedText(text, range)
            copy.prepend([0x20])
            copy.withView { cut(0..<$0.count, of: $0, from: step + 1, &consumer) }
        case .metaspace(let metaspace):
            var copy = AlignedText(text, range)
            metaspace.apply(to: &copy)
            copy.withView { view in
                guard metaspace.splits else {
                    return cut(0..<view.count, of: view, from: step + 1, &consumer)
                }
                var parts = SeparatedParts(behavior: .mergedWithNext)
                Separator.text(metaspace.replacement).forEachStretch(of: 0..<view.count, in: view) {
                    parts.add($0, isMatch: $1) { cut($0, of: view, from: step + 1, &consumer) }
                }
                parts.finish { cut($0, of: view, from: step + 1, &consumer) }
            }
        }
    }
}

/// Spaces become `▁`, and the first word gets one too.
struct Metaspace: Sendable, Hashable {
    enum Prefix: String, Sendable {
        case always, first, never
    }

    var replacement: [UInt8]
    var prefix: Prefix
    var splits: Bool

    func apply(to text: inout AlignedText) {
        text.replace(LiteralText([0x20]), with: replacement)
        let isFirst = text.startsAtSource
        guard prefix == .always || (prefix == .first && isFirst), !text.bytes.starts(with: replacement) else {
            return
        }
        text.prepend(replacement)
    }
}
