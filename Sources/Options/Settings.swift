package import ContextTypes

/// Everything that can be set, with its default: what requests, `config/winnow.toml` and flags set members of.
package struct Settings: Sendable, Hashable {
    package var retrieval: RetrievalOptions
    package var pruning: PruningOptions
    package var indexing = IndexingSettings()
    package var server = ServerSettings()
    package var http = HTTPSettings()
    package var models = ModelSettings()
    package var tokenizers = TokenizerSettings()

    package init(
        retrieval: RetrievalOptions = RetrievalOptions(), pruning: PruningOptions = PruningOptions()
    ) {
        self.retrieval = retrieval
        self.pruning = pruning
    }
}

/// What tokens are counted with.
package struct TokenizerSettings: Sendable, Hashable {
    /// What counts when a request names nothing: the estimate, a registered name, or a file.
    package var name = "estimate"
    /// Whether requests may name files.
    package var allowsFiles = false
    /// The table `[tokenizers]`: a name and its file.
    package var places: [String: TokenizerPlace] = [:]
}

/// Models that are not those that come with the program.
package struct ModelSettings: Sendable, Hashable {
    /// Folder of the late-interaction encoder; empty for the one that comes with the program.
    package var lateInteraction = ""
    /// Folder of the pruner's model; empty for the one that comes with the program, `none` to do without.
    package var pruner = ""
    /// File of `winnow calibrate`; empty for the one of the user.
    package var calibration = ""

    package init() {}
}

/// How `winnow index` cuts and analyses a corpus. Most of it is stored in the index, so that questions are analysed
/// the same way.
package struct IndexingSettings: Sendable, Hashable {
    package var passageTokens = 230
    package var keepHidden = false
    package var keepDuplicates = false
    package var leastQuality = 0.0
    package var mostHarm = 1.0
    package var mostInstructions = 1.0
    package var stemmer = "english"
    package var stopWords = "lucene"
    package var k1 = 0.9
    package var b = 0.4
    package var threads = 0
}

/// Bounds of `winnow serve`.
package struct ServerSettings: Sendable, Hashable {
    package var messageBytes = 64 << 20
    package var questionBytes = 64 << 10
    package var concurrentRequests = 0
    package var queuedRequests = 1024
    /// Folders whose documents a request may name by their paths.
    package var documentFolders: [String] = []
}

/// Where `winnow-http` listens, who may ask it, and what one client may take.
package struct HTTPSettings: Sendable, Hashable {
    package var address = "127.0.0.1"
    package var port = 8420
    /// File of bearer tokens; empty: everybody who reaches the port may ask.
    package var tokens = ""
    /// Files of a certificate chain and its key; empty for plain HTTP.
    package var certificate = ""
    package var key = ""
    /// Names in the Host header beside those of the loopback address and the one that is listened on.
    package var hosts: [String] = []
    /// Origins whose pages may ask.
    package var origins: [String] = []
    package var bodyBytes = 16 << 20
    package var connections = 512
    /// How long a request may take to arrive, and its answer to be taken.
    package var readSeconds = 15
    /// How long the work for one request may take.
    package var requestSeconds = 60

    package init() {}
}

// MARK: - The budget, one option at a time

extension Settings {
    /// The budget in tokens; nil when there is none, or one in characters.
    package var budgetTokens: Int? {
        get { budget(in: .tokens) }
        set { setBudget(newValue, in: .tokens) }
    }

    /// The budget in characters; nil when there is none, or one in tokens.
    package var budgetCharacters: Int? {
        get { budget(in: .characters) }
        set { setBudget(newValue, in: .characters) }
    }

    /// What the budget is counted with; without effect when there is no budget.
    package var budgetTokenizer: String? {
        get { pruning.budget?.tokenizer }
        set { pruning.budget?.tokenizer = newValue }
    }

    private func budget(in unit: TokenBudget.Unit) -> Int? {
        pruning.budget.flatMap { $0.unit == unit ? $0.limit : nil }
    }

    /// A budget replaces the one before it, whatever that counted; nil takes away one of the same unit only.
    private mutating func setBudget(_ limit: Int?, in unit: TokenBudget.Unit) {
        if let limit {
            pruning.budget = TokenBudget(limit: limit, unit: unit)
        } else if pruning.budget?.unit == unit {
            pruning.budget = nil
        }
    }
}
