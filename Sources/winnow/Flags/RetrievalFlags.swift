import ArgumentParser
import ContextTypes
import JSONValues

extension RetrievalOptions.Retriever: ExpressibleByArgument {}
extension RetrievalOptions.Feedback: ExpressibleByArgument {}
extension RetrievalOptions.Fusion: ExpressibleByArgument {}

/// Which passages to fetch: the flags of `trim` and `retrieve`, over the settings of the file.
struct RetrievalFlags: ParsableArguments {
    @Option(
        name: .shortAndLong, help: "The index to ask.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Option(help: "Statistics of the collection that the index is a shard of.", completion: .file())
    var statistics: String?

    @Option(help: "Passages to fetch (default: 20).")
    var limit: Int?

    @Option(help: "Which index answers: auto, bm25, late, hybrid.")
    var retriever: RetrievalOptions.Retriever?

    @Option(help: "Expand the question by terms of the best passages: none, rm3, rocchio, late.")
    var feedback: RetrievalOptions.Feedback?

    @Option(help: "The weight of token vectors in a hybrid ranking, 0 to 1 (default: 0.75).")
    var alpha: Double?

    @Option(help: "How a hybrid ranking is joined: convex, reciprocal.")
    var fusion: RetrievalOptions.Fusion?

    @OptionGroup var encoder: EncoderFlags

    @Option(help: "Conditions on metadata, as JSON: '{\"lang\": \"en\"}'.")
    var filter: String?

    func validate() throws {
        if let alpha, !(0...1).contains(alpha) {
            throw ValidationError("--alpha must be from 0 to 1, not \(alpha)")
        }
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit)") }
    }

    /// The file's options with the flags that were given.
    func options(over settings: RetrievalOptions) throws -> RetrievalOptions {
        var options = settings
        if let limit { options.limit = limit }
        if let retriever { options.retriever = retriever }
        if let feedback { options.feedback = feedback }
        if let fusion { options.fusion = fusion }
        if let alpha { options.alpha = alpha }
        if let filter {
            do {
                options.filter = try JSON(parsing: filter)
            } catch {
                throw ValidationError("--filter: \(error)")
            }
        }
        return options
    }
}
