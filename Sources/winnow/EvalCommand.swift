import ArgumentParser

/// `winnow eval`: how good is pruning on your own questions, measured without a language model.
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Measure what pruning keeps and saves on your own questions, and make a report.",
        subcommands: [EvalRunCommand.self, EvalCompareCommand.self],
        defaultSubcommand: EvalRunCommand.self
    )
}
