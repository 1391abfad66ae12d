import ArgumentParser
import Service

/// The command line: one file per subcommand.
struct Winnow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "winnow",
        abstract: "Separates the grain from the chaff of retrieved context.",
        version: WinnowService.version,
        subcommands: [
            IndexCommand.self,
            InspectCommand.self,
            TrimCommand.self,
            PruneCommand.self,
            ExpandCommand.self,
            RetrieveCommand.self,
            ServeCommand.self,
            InstallCommand.self,
            UninstallCommand.self,
            TextCommand.self,
            TokensCommand.self,
            AnalyzeCommand.self,
            ModelCommand.self,
            EvalCommand.self,
            CalibrateCommand.self,
            ConfigCommand.self,
        ]
    )
}
