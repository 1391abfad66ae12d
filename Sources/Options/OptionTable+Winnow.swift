import ContextTypes

extension OptionTable {
    /// Every option of Winnow: the one place to add one.
    package static let winnow = OptionTable(
        retrieval + pruning + indexing + limits + http + models,
        exclusive: [["threshold", "keepRatio", "retention"], ["budget", "characters"]])

    private static let retrieval = section(
        .retrieve, through: [.trim, .retrieve, .file, .flags],
        [
            .integer(
                "limit", \.retrieval.limit, in: RetrievalOptions.limits, "Passages fetched for a question."),
            .choice(
                "retriever", \.retrieval.retriever,
                "What ranks passages: bm25 (terms), late (token vectors), hybrid (both); auto takes the best that the index holds."
            ),
            .choice(
                "feedback", \.retrieval.feedback,
                "Expand the question by terms of the best passages found first."),
            .choice(
                "fusion", \.retrieval.fusion,
                "How a hybrid ranking joins its two: by their scores (convex) or by their ranks (reciprocal)."
            ),
            .number(
                "alpha", \.retrieval.alpha, in: 0...1,
                "The weight of token vectors in a convex fusion; terms have the rest."),
            OptionRecord(
                "filter", \.retrieval.filter, .object,
                "Conditions on metadata, as a JSON object such as {\"lang\": \"en\"}."
            ).unset("none").see("[Asking for context](asking.html)").through([.trim, .retrieve, .flags]),
            .number(
                "leastQuality", \.retrieval.leastQuality, in: 0...1,
                "Leave out passages that are less like what somebody wrote to be read than this."
            ).see("[What comes in](intake.md)"),
            .number(
                "qualityWeight", \.retrieval.qualityWeight, in: 0...1,
                "How much the quality of a passage counts in its score; 0 leaves scores as they are."
            ).see("[What comes in](intake.md)"),
            .flag(
                "rerank", \.retrieval.rerank,
                "Let the pruner judge the best passages, at least 20, and order them by its judgement and their scores."
            ).through(.retrieve),
            .flag(
                "explain", \.retrieval.explain, "Say what each term of the question added to the score."
            ).through(.retrieve),
        ])

    private static let pruning = section(
        .prune, through: [.trim, .prune, .file, .flags],
        lines + scoring + selection + [
            .choice(
                "onEmpty", \.pruning.onEmpty, "What a passage becomes when none of its units was chosen."),
            .flag(
                "zeroScoreWhenEmpty", \.pruning.zeroScoreWhenEmpty,
                "A passage of which nothing is kept gets the score 0 and comes last."
            ).through([.trim, .prune, .file]),
            .choice(
                "order", \.pruning.order,
                "Best passage first (rank), or the order of the documents (document)."),
            .choice("output", \.pruning.output, "What the kept parts of pages are returned as.")
                .onWire("html.output"),
            .flag(
                "keepLinks", \.pruning.keepLinks, "Keep the targets of links in HTML and Markdown output."
            ).onWire("html.keepLinks"),
            .flag("keepHidden", \.pruning.keepHidden, "Keep text of pages that their readers cannot see.")
                .onWire("html.keepHidden").see("[Hidden text](pages-and-blocks.html#hidden-text)"),
            .flag(
                "removeInvisible", \.pruning.removeInvisible,
                "Take zero-width characters, tags and direction overrides out of what is returned."
            ).see("[Hidden text](pages-and-blocks.html#hidden-text)"),
            .flag(
                "keepTables", \.pruning.keepTables,
                "Without effect, for clients of earlier versions: tables are kept or dropped by their rows."
            ).onWire("html.keepTables").through([.trim, .prune, .file]),
            OptionRecord(
                "granularity", \.pruning.granularity, .countOrAuto(of: "words"),
                "Without effect, for clients of earlier versions."
            ).onWire("html.granularity").through([.trim, .prune]),
            .flag("explain", \.pruning.explain, "List what was dropped, each with its reason."),
            .flag(
                "markers", \.pruning.markers,
                "Show each gap as [… 12 sentences, winnow:ID]; expand gives the dropped text by its ID for an hour."
            ).see("[Marks that expand](json-rpc.md#marks)"),
        ])

    /// Texts whose lines are units.
    private static let lines: [OptionRecord] = [
        .choice(
            "units", \.pruning.units,
            "What is kept or dropped as one: sentences, or lines; auto: lines where the texts are output of programs, logs, differences or source files."
        ).see("[Lines](lines.md)").through([.prune, .file, .flags]),
        OptionRecord(
            "kind", \.pruning.kind, .choice(LineKind.allCases.map(\.rawValue)),
            "What a text of lines is; code and json keep brackets balanced."
        ).unset("guessed").through([.prune, .flags]),
        OptionRecord(
            "mustKeep", \.pruning.mustKeep, .texts,
            "Keep lines that hold one of these texts, when the budget allows; * stands for anything."
        ).asFlag("must-keep").through([.prune, .file, .flags]),
    ]

    /// Who scores units, and how long it may take.
    private static let scoring: [OptionRecord] = [
        .choice(
            "pruner", \.pruning.pruner,
            "Who scores units: fast (words, and token vectors of an index), lexical (words alone), cascade (a model over the windows that the words choose), "
                + "accurate (a model over all windows); auto: a small model for English text, else fast."
        ).see("[How scores are made](scores.md)").through([.trim, .prune, .rerank, .retrieve, .file, .flags]),
        .integer(
            "readTokens", \.pruning.readTokens, in: 0...1_000_000_000,
            "Tokens that a model may read, the most promising windows first."
        ).unset("the pruner's own number, 3,000 with auto").through([
            .trim, .prune, .rerank, .retrieve, .file, .flags,
        ]),
        .integer(
            "deadlineMilliseconds", \.pruning.deadline, in: 0...86_400_000,
            "Milliseconds from the start of a request after which a model reads no further windows."
        ).unset("none").asFlag("deadline").through([.trim, .prune, .rerank, .retrieve, .file, .flags]),
    ]

    /// What stays.
    private static let selection: [OptionRecord] = [
        .number(
            "retention", \.pruning.retention, in: 0...1,
            "Keep an answer with at least this probability; the threshold follows from it."
        ).unset("none"),
        .number("threshold", \.pruning.threshold, in: 0...1, "Keep units that score at least this.")
            .unset("the calibrated threshold"),
        .number(
            "keepRatio", \.pruning.keepRatio, in: 0...1,
            "Keep about this share of the tokens, best units first."
        ).unset("none"),
        .integer(
            "budget", \.budgetTokens, in: 0...Int.max, "Never return more than this many tokens."
        ).unset("none").onWire("budget.tokens").asFlag(letter: "b"),
        .integer(
            "characters", \.budgetCharacters, in: 0...Int.max, "Never return more than this many characters."
        ).unset("none").onWire("budget.characters").through([.trim, .prune, .flags]),
        .text(
            "tokenizer", \.budgetTokenizer, "What tokens are counted with: a name of the configuration."
        ).unset("the configuration's").onWire("budget.tokenizer")
            .see("[Counting tokens](token-counts.md)").through([.trim, .prune]),
        .flag(
            "fill", \.pruning.fill, "Fill the budget with units below the threshold, likely ones first."
        ).unset("true with a budget alone"),
        .text(
            "tokenizer", \.tokenizers.name,
            "What tokens are counted with: a name of [tokenizers], a file, or \"estimate\", which needs none."
        ).asFile().see("[Counting tokens](token-counts.md)").through([.file, .flags]),
        .choice(
            "rounding", \.pruning.rounding,
            "How token probabilities of a model decide on a unit; without effect without a model."
        ).through([.trim, .prune, .file]),
        .choice(
            "keepTitle", \.pruning.keepTitle,
            "When a passage keeps its title; firstSentence: its first sentence is the title and stays when anything else does."
        ),
        .integer(
            "minimumKept", \.pruning.minimumKept, in: 0...1_000,
            "At least this many units of each passage, when the budget allows."
        ).onWire("minKeep"),
        .integer(
            "neighbours", \.pruning.neighbours, in: 0...1_000,
            "This many units on each side of a kept one come along, when the budget allows."),
        OptionRecord(
            "forceTerms", \.pruning.forceTerms, .texts,
            "Keep units with one of these terms, when the budget allows."
        ).asFlag("force-term"),
        .flag("keepDigits", \.pruning.keepDigits, "Keep units with digits, when the budget allows."),
        .number(
            "diversity", \.pruning.diversity, in: 0...1,
            "0 chooses by score alone, 1 by difference from what is chosen already."),
        .flag(
            "deduplicate", \.pruning.deduplicate,
            "Drop a unit that is in a better passage too, almost word for word."),
    ]

    private static let indexing = section(
        .index, through: [.file, .flags],
        [
            .integer(
                "passageTokens", \.indexing.passageTokens, in: 16...8_192,
                "The most tokens that one passage may have, counted in the encoder's word pieces."),
            .flag(
                "keepHidden", \.indexing.keepHidden,
                "Keep text of pages that their readers cannot see, in a new index."),
            .flag(
                "keepDuplicates", \.indexing.keepDuplicates,
                "Search a passage at each of its places, also where it stands in another one, in a new index."
            ).see("[What comes in](intake.md)"),
            .number(
                "leastQuality", \.indexing.leastQuality, in: 0...1,
                "Leave out documents that are less like what somebody wrote to be read than this."
            ).see("[What comes in](intake.md)"),
            .number(
                "mostHarm", \.indexing.mostHarm, in: 0...1,
                "Leave out documents that are more like hate and abuse than this; 1 leaves out none."
            ).see("[What comes in](intake.md)"),
            .number(
                "mostInstructions", \.indexing.mostInstructions, in: 0...1,
                "Leave out documents that read more like orders to a model than this; 1 leaves out none."
            ).see("[What comes in](intake.md)"),
            .text(
                "stemmer", \.indexing.stemmer,
                "Snowball stemmer of a new index, by language (english, german, …), or \"none\"."),
            OptionRecord(
                "stopWords", \.indexing.stopWords, .choice(["lucene", "none"]),
                "Words that a new index leaves out: 33 English ones (lucene), or none."),
            .number("k1", \.indexing.k1, in: 0...10, "How fast BM25 saturates with a term's frequency.")
                .through(.file),
            .number("b", \.indexing.b, in: 0...1, "How much BM25 counts the length of a passage.")
                .through(.file),
            .integer(
                "threads", \.indexing.threads, in: 0...256, "Threads that prepare documents; 0: one per core."
            ),
        ])

    private static let limits = section(
        .limits, through: [.file, .flags],
        [
            .integer(
                "messageBytes", \.server.messageBytes, in: 1_024...2_147_483_647,
                "Bytes of a message; a longer line is refused, and the server lives on."),
            .integer(
                "questionBytes", \.server.questionBytes, in: 1...1_073_741_824,
                "Bytes of a question; a longer one is refused."),
            .integer(
                "concurrentRequests", \.server.concurrentRequests, in: 0...1_024,
                "Requests that run at once; 0: one per core."),
            .integer(
                "queuedRequests", \.server.queuedRequests, in: 0...1_000_000,
                "Requests that may wait; one more is answered \"overloaded\" at once."),
            OptionRecord(
                "documentFolders", \.server.documentFolders, .texts,
                "Folders whose documents a request may name by their paths; without any, none."
            ).asFlag("documents"),
            .flag(
                "tokenizerFiles", \.tokenizers.allowsFiles,
                "Whether a request may name a file as its tokenizer, not only a name of [tokenizers]."
            ).through(.file),
        ])

    private static let http = section(
        .http, through: [.file, .flags],
        [
            .text(
                "address", \.http.address,
                "The address to listen on. Without `tokens` it must be one of this machine alone."),
            .integer("port", \.http.port, in: 0...65_535, "The port to listen on; 0: one that is free."),
            .text(
                "tokens", \.http.tokens,
                "File of bearer tokens: on each line what one may do, and its SHA-256. Empty: nobody is asked for one."
            ).see("[Who may ask](http.md#who-may-ask)").asFile(),
            .text(
                "certificate", \.http.certificate,
                "File of the certificate chain for TLS, in PEM. Empty: plain HTTP."
            ).asFile(),
            .text("key", \.http.key, "File of the key of `certificate`, in PEM.").asFile(),
            OptionRecord(
                "hosts", \.http.hosts, .texts,
                "Names by which the server is called, beside localhost and `address`; others are refused."
            ).asFlag("host"),
            OptionRecord(
                "origins", \.http.origins, .texts,
                "Origins whose pages may ask from a browser, such as https://example.org."
            ).asFlag("origin"),
            .integer(
                "bodyBytes", \.http.bodyBytes, in: 1_024...1_073_741_824,
                "Bytes of a request; a larger one is refused."),
            .integer(
                "connections", \.http.connections, in: 1...100_000,
                "Connections at once; one more waits until another ends."),
            .integer(
                "readSeconds", \.http.readSeconds, in: 1...3_600,
                "Seconds for a request to arrive, and for its answer to be taken."),
            .integer(
                "requestSeconds", \.http.requestSeconds, in: 1...3_600,
                "Seconds for the work of a request; what takes longer is cancelled."),
        ])

    private static let models = section(
        .models, through: .file,
        [
            .text(
                "lateInteraction", \.models.lateInteraction,
                "Folder of the late-interaction encoder. Empty: the one that comes with winnow."),
            .text(
                "pruner", \.models.pruner,
                "Folder of the pruner's model. Empty: the one that comes with winnow; \"none\": without a model."
            ),
            .text(
                "calibration", \.models.calibration,
                "File of `winnow calibrate`. Empty: winnow/calibration.json in $XDG_CONFIG_HOME or ~/.config."
            ),
        ])

    /// Gives records their section, and its doors to those that name none.
    private static func section(
        _ section: OptionSection, through doors: OptionDoors, _ records: [OptionRecord]
    ) -> [OptionRecord] {
        records.map { record in
            var record = record
            record.section = section
            if record.doors.isEmpty { record.doors = doors }
            return record
        }
    }
}
