import ContextTypes
import JSONValues

extension Setting {
    /// Every setting, in the order of `config/winnow.toml`.
    static let table: [Setting] = retrieval + pruning + indexing + server + models

    private static let retrieval: [Setting] = [
        .integer("retrieve.limit", \.retrieval.limit, in: 1...10_000, "Passages fetched for a question."),
        .choice(
            "retrieve.retriever", \.retrieval.retriever,
            "Which index answers; auto takes the best that the index holds."),
        .choice(
            "retrieve.feedback", \.retrieval.feedback,
            "Expand the question by terms of the best passages found first."),
        .choice(
            "retrieve.fusion", \.retrieval.fusion,
            "How a hybrid ranking is joined of BM25's and the token vectors'."),
        .number(
            "retrieve.alpha", \.retrieval.alpha, in: 0...1,
            "The weight of token vectors in a convex combination."),
    ]

    private static let models: [Setting] = [
        .text(
            "models.late_interaction", \.models.lateInteraction,
            "Folder of the late-interaction encoder. Empty: the one that comes with winnow."),
        .text(
            "models.pruner", \.models.pruner,
            "Folder of the pruner's model. Empty: the one that comes with winnow; \"none\": without a model."),
        .text(
            "models.calibration", \.models.calibration,
            "File of `winnow calibrate`. Empty: winnow/calibration.json in $XDG_CONFIG_HOME or ~/.config."),
    ]

    private static let pruning: [Setting] = [
        .choice(
            "prune.pruner", \.pruning.pruner,
            "Who scores sentences: fast (the words, and token vectors of the index), lexical (the words alone), a model over the windows that they pick (cascade) or over "
                + "all (accurate); auto: a small model over as many windows of English text as read_tokens pays for, else fast."
        ),
        Setting(
            key: "prune.read_tokens",
            explanation:
                "Tokens that a model may read, the most promising windows first. Unset: the pruner's own number.",
            expected: "a whole number from 0 to 1000000000",
            defaultText: { $0.pruning.readTokens.map { "\($0)" } ?? "" },
            apply: { settings, value in
                guard let limit = value.integer, (0...1_000_000_000).contains(limit) else { return false }
                settings.pruning.readTokens = limit
                return true
            }),
        Setting(
            key: "prune.deadline_milliseconds",
            explanation: "From then on a model reads no further windows of a request. Unset: no limit.",
            expected: "a whole number from 0 to 86400000",
            defaultText: { $0.pruning.deadline.map { "\(Int($0 / .milliseconds(1)))" } ?? "" },
            apply: { settings, value in
                guard let limit = value.integer, (0...86_400_000).contains(limit) else { return false }
                settings.pruning.deadline = .milliseconds(limit)
                return true
            }),
        .optionalNumber(
            "prune.retention", \.pruning.retention, in: 0...1,
            "Keep an answer with at least this probability: sets the threshold. Unset: the calibrated default."
        ),
        .optionalNumber(
            "prune.threshold", \.pruning.threshold, in: 0...1,
            "Keep what scores at least this. Unset: the calibrated default."),
        .optionalNumber(
            "prune.keep_ratio", \.pruning.keepRatio, in: 0...1,
            "Keep about this share of the tokens instead of a threshold."),
        Setting(
            key: "prune.budget", explanation: "Never return more than this many tokens. Unset: no limit.",
            expected: "a whole number of at least 0",
            defaultText: { $0.pruning.budget.map { String($0.limit) } ?? "" },
            apply: { settings, value in
                guard let limit = value.integer, limit >= 0 else { return false }
                settings.pruning.budget = TokenBudget(limit: limit)
                return true
            }),
        Setting(
            key: "prune.fill",
            explanation: "Lower the threshold until the budget is used. Unset: when a budget alone is named.",
            expected: "true or false", defaultText: { $0.pruning.fill.map { "\($0)" } ?? "" },
            apply: { settings, value in
                guard let flag = value.bool else { return false }
                settings.pruning.fill = flag
                return true
            }),
        .text(
            "prune.tokenizer", \.tokenizers.name,
            "What tokens are counted with: a name of [tokenizers], a file, or \"estimate\", which needs none."
        ),
        .choice(
            "prune.rounding", \.pruning.rounding,
            "How token probabilities of a model decide on a sentence (no effect without a model)."),
        .choice("prune.keep_title", \.pruning.keepTitle, "When a passage keeps its title."),
        .integer(
            "prune.minimum_kept", \.pruning.minimumKept, in: 0...1_000,
            "At least so many sentences of each passage, when the budget allows."),
        .integer(
            "prune.neighbours", \.pruning.neighbours, in: 0...100,
            "So many sentences beside each kept one come along, when the budget allows."),
        Setting(
            key: "prune.force_terms",
            explanation: "Sentences with one of these are kept, when the budget allows.",
            expected: "a list of texts",
            defaultText: { JSON.array($0.pruning.forceTerms.map(JSON.string)).description },
            apply: { settings, value in
                guard let values = value.array else { return false }
                let terms = values.compactMap(\.string)
                guard terms.count == values.count else { return false }
                settings.pruning.forceTerms = terms
                return true
            }),
        .flag(
            "prune.keep_digits", \.pruning.keepDigits,
            "Sentences with digits are kept, when the budget allows."),
        .number(
            "prune.diversity", \.pruning.diversity, in: 0...1,
            "0 chooses by score alone, 1 by difference from what is chosen already."),
        .flag(
            "prune.deduplicate", \.pruning.deduplicate,
            "Drop what stands, almost the same, in a better passage."),
        .choice("prune.on_empty", \.pruning.onEmpty, "What a passage becomes of which nothing passed."),
        .flag(
            "prune.zero_score_when_empty", \.pruning.zeroScoreWhenEmpty,
            "A passage of which nothing passed gets the score 0 and comes last."),
        .choice("prune.order", \.pruning.order, "Best passage first, or as they stand in their documents."),
        .choice("prune.output", \.pruning.output, "What kept parts of pages are returned as."),
        .flag("prune.keep_links", \.pruning.keepLinks, "Keep link targets in HTML and Markdown output."),
        .flag("prune.keep_hidden", \.pruning.keepHidden, "Keep text of pages that their readers cannot see."),
        .flag(
            "prune.remove_invisible", \.pruning.removeInvisible,
            "Take zero-width characters, tags and direction overrides out of what is returned."),
        .flag(
            "prune.keep_tables", \.pruning.keepTables,
            "Without effect: tables are kept or dropped by their rows."),
        .flag("prune.explain", \.pruning.explain, "Name what was dropped, and why."),
    ]

    private static let indexing: [Setting] = [
        .integer(
            "index.passage_tokens", \.indexing.passageTokens, in: 16...8_192,
            "The most tokens that one passage may have."),
        .flag(
            "index.keep_hidden", \.indexing.keepHidden,
            "Keep text of pages that their readers cannot see, in a new index."),
        .text(
            "index.stemmer", \.indexing.stemmer,
            "Snowball stemmer by language (english, german, ...), or \"none\"."),
        .text("index.stop_words", \.indexing.stopWords, "\"lucene\" (33 English words), or \"none\"."),
        .number("index.k1", \.indexing.k1, in: 0...10, "BM25's term frequency saturation."),
        .number("index.b", \.indexing.b, in: 0...1, "BM25's length normalisation."),
        .integer(
            "index.threads", \.indexing.threads, in: 0...256,
            "Threads that prepare documents; 0: one per core."),
    ]

    private static let server: [Setting] = [
        .integer(
            "limits.message_bytes", \.server.messageBytes, in: 1_024...2_147_483_647,
            "A longer line is refused; the server lives on."),
        .integer(
            "limits.question_bytes", \.server.questionBytes, in: 1...1_073_741_824,
            "A longer question is refused."),
        .integer(
            "limits.concurrent_requests", \.server.concurrentRequests, in: 0...1_024,
            "Requests that run at once; 0: one per core."),
        .integer(
            "limits.queued_requests", \.server.queuedRequests, in: 0...1_000_000,
            "Requests that may wait; one more is answered \"overloaded\" at once."),
        .flag(
            "limits.tokenizer_files", \.tokenizers.allowsFiles,
            "Whether a request may name a file as its tokenizer; otherwise names of [tokenizers] only."),
    ]

    private static func optionalNumber(
        _ key: String, _ path: any WritableKeyPath<Settings, Double?> & Sendable,
        in range: ClosedRange<Double>,
        _ explanation: String
    ) -> Setting {
        Setting(
            key: key, explanation: explanation,
            expected: "a number from \(range.lowerBound) to \(range.upperBound)",
            defaultText: { $0[keyPath: path].map { "\($0)" } ?? "" },
            apply: { settings, value in
                guard let number = value.double, range.contains(number) else { return false }
                settings[keyPath: path] = number
                return true
            })
    }
}

extension Setting {
    /// `config/winnow.toml`: every setting with its default and one line of explanation; unset ones commented out.
    static var documentedDefaults: String {
        let defaults = Settings()
        var lines = [
            "# Every setting of Winnow with its default. Copy what you change; flags win over the file.",
            "# Written by `winnow config`.",
        ]
        var section = ""
        for setting in table {
            let parts = setting.key.split(separator: ".", maxSplits: 1).map(String.init)
            if parts[0] != section {
                section = parts[0]
                lines += ["", "[\(section)]"]
            }
            let value = setting.defaultText(defaults)
            lines += ["", "# \(setting.explanation)", "# Must be \(setting.expected)."]
            lines.append(value.isEmpty ? "# \(parts[1]) =" : "\(parts[1]) = \(value)")
        }
        lines += ["", "[tokenizers]", ""] + tokenizerLines
        return lines.joined(separator: "\n") + "\n"
    }

    private static let tokenizerLines = [
        "# Tokenizers that `prune.tokenizer` and requests may name: a name of your choice and the file.",
        "# Must be a tokenizer.json, a rank file of tiktoken, or { file = \"…\", pattern = \"…\" } for a rank file of no",
        "# published encoding.",
        "# o200k = \"o200k_base.tiktoken\"",
    ]
}
