import ArgumentParser

/// `winnow index`: everything about index files. Without a subcommand it builds one.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Make an index of a corpus, or look after one.",
        subcommands: [
            IndexBuildCommand.self, IndexEncodeCommand.self, IndexStatusCommand.self, IndexVerifyCommand.self,
            IndexCompactCommand.self,
            IndexRemoveCommand.self, IndexStatisticsCommand.self, IndexMergeCommand.self,
        ],
        defaultSubcommand: IndexBuildCommand.self
    )
}
