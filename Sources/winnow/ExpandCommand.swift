import ArgumentParser
import CommandSettings
import ContextTypes
import Engine

/// `winnow expand ID`: what a mark in a context stands for.
struct ExpandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expand",
        abstract: "Print what was dropped where a context has a mark.",
        discussion: """
            With --markers, `winnow prune` and `winnow trim` write [… 12 sentences, winnow:ID] where they drop something, \
            and keep it for an hour in a folder that only you may read: winnow/dropped in $XDG_CACHE_HOME or ~/.cache.
              winnow expand 0a1b2c3d4e
            """
    )

    @Argument(help: "IDs of marks, with or without the \"winnow:\" before them.")
    var ids: [String]

    func run() throws {
        let folder = GapFolder.ofUser
        let store = GapStore(folder: folder)
        for name in ids {
            let id = name.hasPrefix("winnow:") ? String(name.dropFirst("winnow:".count)) : name
            guard let gap = store.gap(id) else {
                throw CommandFailure(
                    "nothing is kept under \"\(id)\" in \(folder.path): it was dropped more than an hour ago, without "
                        + "--markers, or by a server, whose method `expand` has it")
            }
            print(gap.text)
        }
    }
}
