package import ContextTypes
package import JSONValues

/// The result of `trim` and `prune`.
package struct ContextAnswer {
    let context: TrimmedContext
    let options: PruningOptions
    let unit: OffsetUnit
    /// The name of the index; nil for `prune`.
    let index: String?

    package init(
        context: TrimmedContext, options: PruningOptions, unit: OffsetUnit = .codepoint,
        index: String? = nil
    ) {
        self.context = context
        self.options = options
        self.unit = unit
        self.index = index
    }

    package var json: JSON {
        JSON.sorted([
            "context": .string(context.context),
            "passages": .array(context.passages.map { passage($0) }),
            "totals": totals, "requested": requested, "achieved": achieved, "model": .string(context.model),
            "index": index.map(JSON.string), "timings": timings,
            "warnings": .array(context.warnings.map(\.json)),
        ])
    }

    private var totals: JSON {
        JSON.sorted([
            "tokens": reduction(context.tokens, budgetIn: .tokens),
            "characters": reduction(context.characters, budgetIn: .characters),
            "sentences": reduction(context.sentences, budgetIn: nil), "windows": windows, "ratio": ratio,
            "tokenizer": .string(context.tokenizer),
        ])
    }

    /// What the model read of the passages, and what it passed over; nil without a model.
    private var windows: JSON? {
        context.windows.map { windows in
            JSON.sorted([
                "read": .integer(windows.kept), "skipped": .integer(windows.original - windows.kept),
            ])
        }
    }

    /// The share of the tokens that is kept; 0 when there were none.
    private var ratio: JSON {
        WireNumber.score(Double(context.tokens.kept) / Double(max(1, context.tokens.original)))
    }

    private var requested: JSON {
        JSON.sorted([
            "threshold": options.threshold.map(WireNumber.score),
            "keepRatio": options.keepRatio.map(WireNumber.score),
            "retention": options.retention.map(WireNumber.score),
            "pruner": options.pruner == .auto ? nil : .string(options.pruner.rawValue),
            "readTokens": options.readTokens.map(JSON.integer), "fill": options.fill.map(JSON.bool),
            "deadlineMilliseconds": options.deadline.map(WireNumber.milliseconds),
            "budget": options.budget.map { budget in
                JSON.sorted([
                    budget.unit.rawValue: .integer(budget.limit),
                    "tokenizer": budget.tokenizer.map(JSON.string),
                ])
            },
        ])
    }

    private var achieved: JSON {
        JSON.sorted([
            "threshold": WireNumber.score(context.threshold), "ratio": ratio,
            "budget": JSON.sorted([
                "tokens": .integer(context.tokens.kept), "characters": .integer(context.characters.kept),
            ]),
        ])
    }

    private var timings: JSON {
        JSON.sorted([
            "retrieve": WireNumber.milliseconds(context.timings.retrieve),
            "blocks": WireNumber.milliseconds(context.timings.blocks),
            "label": WireNumber.milliseconds(context.timings.label),
            "fit": WireNumber.milliseconds(context.timings.fit),
            "total": WireNumber.milliseconds(context.timings.total),
        ])
    }

    private func passage(_ passage: TrimmedPassage) -> JSON {
        let markup = passage.markup.map(JSON.string)
        let blanks = passage.joiningBlanks
        func spans(_ spans: [LabelledSpan]) -> JSON {
            .array(
                spans.map { span in
                    SpanAnswer(span: span, unit: unit, blanks: span.sentence.flatMap { blanks?[$0] } ?? 0)
                        .json
                })
        }
        return JSON.sorted([
            "id": .string(passage.id), "document": .string(passage.document), "title": .string(passage.title),
            "url": passage.url.map(JSON.string), "headings": .strings(passage.headings),
            "rank": .integer(passage.rank), "score": WireNumber.score(passage.score),
            "text": .string(passage.text), "html": options.output == .html ? markup : nil,
            "markdown": options.output == .markdown ? markup : nil,
            "spans": spans(passage.spans), "removed": options.explain ? spans(passage.removed) : nil,
            "alsoIn": passage.alsoIn.isEmpty ? nil : .array(passage.alsoIn.map { $0.json(unit) }),
            "kind": passage.kind.map { .string($0.rawValue) }, "metadata": passage.metadata,
            "tokens": reduction(passage.tokens, budgetIn: nil),
        ])
    }

    private func reduction(_ reduction: Reduction, budgetIn unit: TokenBudget.Unit?) -> JSON {
        let budget = options.budget.flatMap { $0.unit == unit ? $0.limit : nil }
        return JSON.sorted([
            "original": .integer(reduction.original), "kept": .integer(reduction.kept),
            "budget": budget.map(JSON.integer),
        ])
    }
}

extension ContextWarning {
    /// `{code, message, place}`.
    package var json: JSON {
        JSON.sorted([
            "code": .string(code.rawValue), "message": .string(message), "place": place.map(JSON.string),
        ])
    }
}

extension TrimmedPassage {
    /// Before each unit of a client's own, how many signs of the text the client did not send; nil for other passages.
    fileprivate var joiningBlanks: [Int]? {
        joinedLines.map { Array(0..<$0) } ?? source?.joiningBlanks
    }
}

extension Passage {
    /// Before each unit of a client's own, how many blanks of `text` the client did not send; nil for other passages.
    fileprivate var joiningBlanks: [Int]? {
        guard isJoined else { return nil }
        var sent = 0
        return sentences.map { sentence in
            defer { sent += sentence.span.count }
            return sentence.span.start - sent
        }
    }
}
