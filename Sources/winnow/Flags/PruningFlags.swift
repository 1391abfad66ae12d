import ArgumentParser
import ContextTypes

extension PruningOptions.Pruner: ExpressibleByArgument {}
extension PruningOptions.KeepTitle: ExpressibleByArgument {}
extension PruningOptions.OnEmpty: ExpressibleByArgument {}
extension PruningOptions.Order: ExpressibleByArgument {}
extension PruningOptions.Output: ExpressibleByArgument {}

/// What to keep: the flags of `trim` and `prune`, over the settings of the file.
struct PruningFlags: ParsableArguments {
    @Option(name: .shortAndLong, help: "Never return more than this many tokens.")
    var budget: Int?

    @Option(help: "Never return more than this many characters.")
    var characters: Int?

    @Option(
        help: "What tokens are counted with: a name of the configuration or a file (default: an estimate).",
        completion: .file())
    var tokenizer: String?

    @Option(
        help:
            "Who scores sentences: auto, fast (words and token vectors), lexical (words), cascade, accurate.")
    var pruner: PruningOptions.Pruner?

    @Flag(
        inversion: .prefixedNo,
        help: "Lower the threshold until the budget is used (default with a budget alone).")
    var fill: Bool?

    @Option(help: "Tokens that a model may read, the most promising windows first.")
    var readTokens: Int?

    @Option(help: "From so many milliseconds on, a model reads no further windows.")
    var deadline: Int?

    @Option(help: "Keep an answer with at least this probability, 0 to 1, instead of a threshold.")
    var retention: Double?

    @Option(help: "Keep what scores at least this, 0 to 1 (default: the calibrated threshold).")
    var threshold: Double?

    @Option(help: "Keep about this share of the tokens, 0 to 1, instead of a threshold.")
    var keepRatio: Double?

    @Option(help: "When a passage keeps its title: ifAny, always, never, firstSentence.")
    var keepTitle: PruningOptions.KeepTitle?

    @Option(help: "At least so many sentences of each passage, when the budget allows.")
    var minimumKept: Int?

    @Option(help: "So many sentences beside each kept one come along, when the budget allows.")
    var neighbours: Int?

    @Option(name: .customLong("force-term"), help: "Keep sentences with this term (may be repeated).")
    var forceTerms: [String] = []

    @Flag(help: "Keep sentences with digits, when the budget allows.")
    var keepDigits = false

    @Option(help: "0 chooses by score alone, 1 by difference from what is chosen already.")
    var diversity: Double?

    @Flag(inversion: .prefixedNo, help: "Drop what stands, almost the same, in a better passage.")
    var deduplicate: Bool?

    @Option(help: "What a passage becomes of which nothing passed: empty, bestSentence, original.")
    var onEmpty: PruningOptions.OnEmpty?

    @Option(help: "Best passage first (rank), or as they stand in their documents (document).")
    var order: PruningOptions.Order?

    @Option(help: "What kept parts are returned as: text, html, markdown.")
    var output: PruningOptions.Output?

    @Flag(help: "Keep link targets in HTML and Markdown output.")
    var keepLinks = false

    @Flag(help: "Keep text of pages that their readers cannot see.")
    var keepHidden = false

    @Flag(help: "Take zero-width characters, tags and direction overrides out of what is returned.")
    var removeInvisible = false

    @Flag(help: "Show what was dropped, and why.")
    var explain = false

    func validate() throws {
        try require(budget, in: 0...Int.max, "--budget")
        try require(characters, in: 0...Int.max, "--characters")
        try require(readTokens, in: 0...1_000_000_000, "--read-tokens")
        try require(deadline, in: 0...86_400_000, "--deadline")
        try require(threshold, in: 0...1, "--threshold")
        try require(keepRatio, in: 0...1, "--keep-ratio")
        try require(retention, in: 0...1, "--retention")
        try require(diversity, in: 0...1, "--diversity")
        try require(minimumKept, in: 0...Int.max, "--minimum-kept")
        try require(neighbours, in: 0...Int.max, "--neighbours")
        if budget != nil, characters != nil {
            throw ValidationError("--budget and --characters exclude each other")
        }
        if [threshold, keepRatio, retention].filter({ $0 != nil }).count > 1 {
            throw ValidationError("--threshold, --keep-ratio and --retention exclude each other")
        }
    }

    /// The file's settings with the flags that were given.
    func apply(to settings: inout Settings) {
        settings.pruning = options(over: settings.pruning)
        if let tokenizer { settings.tokenizers.name = tokenizer }
    }

    /// The file's options with the flags that were given.
    func options(over settings: PruningOptions) -> PruningOptions {
        var options = settings
        if let budget { options.budget = TokenBudget(limit: budget) }
        if let characters { options.budget = TokenBudget(limit: characters, unit: .characters) }
        if let pruner { options.pruner = pruner }
        if let fill { options.fill = fill }
        if let readTokens { options.readTokens = readTokens }
        if let deadline { options.deadline = .milliseconds(deadline) }
        if threshold != nil || keepRatio != nil || retention != nil {
            (options.threshold, options.keepRatio, options.retention) = (threshold, keepRatio, retention)
        }
        if let keepTitle { options.keepTitle = keepTitle }
        if let minimumKept { options.minimumKept = minimumKept }
        if let neighbours { options.neighbours = neighbours }
        options.forceTerms += forceTerms
        options.keepDigits = options.keepDigits || keepDigits
        if let diversity { options.diversity = diversity }
        if let deduplicate { options.deduplicate = deduplicate }
        if let onEmpty { options.onEmpty = onEmpty }
        if let order { options.order = order }
        if let output { options.output = output }
        options.keepLinks = options.keepLinks || keepLinks
        options.keepHidden = options.keepHidden || keepHidden
        options.removeInvisible = options.removeInvisible || removeInvisible
        options.explain = options.explain || explain
        return options
    }

    private func require<Value: Comparable>(
        _ value: Value?, in range: ClosedRange<Value>, _ flag: String
    ) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError("\(flag) must be from \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
}
