import ArgumentParser
import IndexStore
import JSONValues

/// `winnow index statistics INDEX… --to FILE`: what BM25 must know of a collection in several indexes.
struct IndexStatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "Add up the statistics of several indexes, so that each scores as one index of all would.",
        discussion: """
            Give the file to trim, retrieve or serve with --statistics. Files made so may be added up again. Running the
            command again gives the same file.
            """)

    @Argument(help: "Indexes, or files made by this command.", completion: .file())
    var inputs: [String]

    @Option(name: .customLong("to"), help: "The file to write.", completion: .file())
    var target: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let sum = try StatisticsFile.write(of: inputs, to: target)
        if json {
            let answer = JSON.object([
                "averageLength": .double(sum.averageLength), "passages": .integer(sum.passages),
                "statistics": .string(target), "tokens": .integer(sum.tokens),
            ])
            print(answer.description)
        } else {
            print(
                "\(target): \(grouped(sum.passages)) passages, \(grouped(sum.tokens)) terms in "
                    + "\(grouped(inputs.count)) inputs")
        }
    }
}
