import ArgumentParser
import Service

/// The program `winnow-http`: serves, and makes tokens.
@main
struct WinnowHTTP: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "winnow-http",
        abstract: "Answers over HTTP what winnow serve answers over a pipe.",
        version: WinnowService.version,
        subcommands: [ServeHTTPCommand.self, TokenCommand.self],
        defaultSubcommand: ServeHTTPCommand.self)
}
