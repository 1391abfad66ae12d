import ContextTypes

/// Every setting of Winnow with its default: what `config/winnow.toml` documents and flags override.
struct Settings: Sendable {
    var retrieval = RetrievalOptions()
    var pruning = PruningOptions()
    var indexing = IndexingSettings()
    var server = ServerSettings()
    var models = ModelSettings()
    var tokenizers = TokenizerSettings()
}

/// What tokens are counted with.
struct TokenizerSettings: Sendable {
    /// What counts when a request names nothing: the estimate, a registered name, or a file.
    var name = "estimate"
    /// Whether requests may name files.
    var allowsFiles = false
    /// The table `[tokenizers]`: a name and its file.
    var places: [String: TokenizerPlace] = [:]
}

/// Models that are not those that come with the program.
struct ModelSettings: Sendable {
    /// Folder of the late-interaction encoder; empty for the one that comes with the program.
    var lateInteraction = ""
    /// Folder of the pruner's model; empty for the one that comes with the program, `none` to do without.
    var pruner = ""
    /// File of `winnow calibrate`; empty for the one of the user.
    var calibration = ""
}

/// How `winnow index` cuts and analyses a corpus. Most of it is stored in the index, so that questions are analysed
/// the same way.
struct IndexingSettings: Sendable {
    var passageTokens = 200
    var keepHidden = false
    var stemmer = "english"
    var stopWords = "lucene"
    var k1 = 0.9
    var b = 0.4
    var threads = 0
}

/// Bounds of `winnow serve`.
struct ServerSettings: Sendable {
    var messageBytes = 64 << 20
    var questionBytes = 64 << 10
    var concurrentRequests = 0
    var queuedRequests = 1024
}
