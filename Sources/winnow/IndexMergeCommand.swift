import ArgumentParser
import IndexStore
import Indexing
import JSONValues

/// `winnow index merge INDEX… --to FILE`: one index of several.
struct IndexMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make one index of several that share no document, such as the shards of a build.",
        discussion: """
            The indexes stay as they are. The new one appears when it is whole, in place of what was there; running the
            command again gives the same index. Its answers are those of an index built of all documents at once.
            """)

    @Argument(help: "The indexes.", completion: .file(extensions: ["winnow"]))
    var indexes: [String]

    @Option(
        name: .customLong("to"), help: "The index to make.", completion: .file(extensions: ["winnow"]))
    var target: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        // Each index knows what it repeats itself, and not what is in the others.
        let merged = try IndexMerge.merge(indexes, to: target) { try Indexer($0).updateContained() }
        if json {
            let answer = JSON.object([
                "documents": .integer(merged.documents), "index": .string(target),
                "indexes": .integer(merged.indexes), "passages": .integer(merged.passages),
            ])
            print(answer.description)
        } else {
            print(
                "\(target): \(grouped(merged.documents)) documents, \(grouped(merged.passages)) passages of "
                    + "\(grouped(merged.indexes)) indexes")
        }
    }
}
