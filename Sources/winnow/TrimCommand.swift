import ArgumentParser
import CommandSettings
import ContextTypes
import Engine
import JSONValues
import Options
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
        let terminal = Terminal(descriptor: 1)
        let explainsAll = settings.pruning.explain
        settings.pruning.explain = explainsAll || (terminal.isTerminal && !json)
        let request = TrimRequest(
            question, in: try retrieval.opened(settings), settings.retrieval, settings.pruning)
        let context = try ContextEngine(settings, gaps: .ofCommand).trim(request)
        guard !json else {
            return print(
                ContextAnswer(context: context, options: request.pruning, index: request.index.name)
                    .json.description)
        }
        let printer = ContextPrinter(terminal: terminal)
        settings.pruning.explain
            ? printer.printExplained(context, all: explainsAll) : printer.printContext(context)
    }
}
