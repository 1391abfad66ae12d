import ArgumentParser
import ContextTypes
import JSONValues
import Options
import Pipeline
import Retrieval
import Segmentation
import Service

/// `winnow trim QUESTION --index FILE`: what a language model should read to answer.
struct TrimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trim",
        abstract: "Find, prune and fit the context of a question.",
        discussion: """
            The context goes to standard output, its summary to standard error. On a terminal, and with --explain, \
            kept text is plain and dropped text dim, with the reason.
            """
    )

    @Argument(help: "The question.")
    var question: String

    @OptionGroup var retrieval: RetrievalFlags
    @OptionGroup var pruning: PruningFlags
    @OptionGroup var settings: SettingsFlags

    @Flag(help: "Print the answer of the method `trim` as JSON.")
    var json = false

    func run() async throws {
        var settings = try settings.settings()
        retrieval.apply(to: &settings)
        pruning.apply(to: &settings)
        settings.retrieval.coverage = settings.pruning.pruner.usesCoverage
        guard !json else {
            let door = try ServiceDoor(
                indexes: [retrieval.index], statistics: retrieval.statistics, settings: settings,
                encoder: retrieval.encoder)
            let answer = try await door.call("trim", [JSON.Member("question", .string(question))])
            return print(answer.description)
        }
        let terminal = Terminal(descriptor: 1)
        let explainsAll = settings.pruning.explain
        settings.pruning.explain = explainsAll || terminal.isTerminal
        let retriever = try PassageRetriever(
            path: retrieval.index,
            encoder: try QuestionEncoders.load(
                for: [retrieval.index], settings, flags: retrieval.encoder),
            statistics: retrieval.statistics)
        var context = try settings.pipeline().trim(question, settings.pruning) {
            try retriever.search(question, settings.retrieval)
        }
        context.settleInvisible(settings.pruning)
        GapStore.ofCommand.keep(&context)
        let printer = ContextPrinter(terminal: terminal)
        settings.pruning.explain
            ? printer.printExplained(context, all: explainsAll) : printer.printContext(context)
    }
}
