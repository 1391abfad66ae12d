import ArgumentParser
import CommandSettings
import ContextTypes
import Engine
import JSONValues
import Options
import Retrieval
import Service

/// `winnow retrieve QUESTION --index FILE`: the best passages, whole.
struct RetrieveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve", abstract: "Print the best passages for a question, whole.")

    @Argument(help: "The question.")
    var question: String

    @OptionGroup var retrieval: RetrievalFlags
    @OptionGroup var reranking: OptionFlags<RerankingGroup>
    @OptionGroup var settings: SettingsFlags

    @Flag(help: "Print the answer of the method `retrieve` as JSON.")
    var json = false

    func run() async throws {
        var settings = try settings.settings()
        retrieval.apply(to: &settings)
        reranking.apply(to: &settings)
        let request = RetrieveRequest(
            question, in: try retrieval.opened(settings), settings.retrieval, judging: settings.pruning)
        let found = try ContextEngine(settings).retrieve(request)
        guard !json else { return print(PassagesAnswer(found, to: request).json.description) }
        for (index, (scored, _)) in found.result.passages.enumerated() {
            let passage = scored.passage
            Output.line("\(index + 1). \(passage.headingPath.joined(separator: " › "))", .bold)
            let score = (scored.score * 1_000_000).rounded() / 1_000_000
            Output.line("score \(score)  \(passage.id)", .cyan)
            if !passage.alsoIn.isEmpty { Output.line("also in \(passage.alsoIn.listed)", .cyan) }
            print(passage.text, terminator: "\n\n")
        }
    }
}
