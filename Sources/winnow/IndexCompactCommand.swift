import ArgumentParser
import Engine
import JSONValues
import Service

/// `winnow index compact FILE`: gives back the space of what is gone.
struct IndexCompactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact", abstract: "Give back the space of what was removed and replaced.")

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let answer = CompactionAnswer(try OpenIndex(index).compact())
        guard !json else { return print(answer.json.description) }
        print("\(index): \(byteCount(answer.before)) before, \(byteCount(answer.after)) after")
    }
}
