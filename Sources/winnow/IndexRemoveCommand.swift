import ArgumentParser
import Engine
import Indexing
import JSONValues
import Service

/// `winnow index remove FILE ID…`: takes documents out of an index.
struct IndexRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take documents out of an index, by their ids.")

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Argument(help: "Ids of documents, as the corpus named them.")
    var documents: [String]

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        var seen: Set<String> = []
        let asked = documents.filter { seen.insert($0).inserted }
        let missing = try OpenIndex(index, report: { printError($0) }).write { try $0.remove(asked) }
        let answer = RemovalAnswer(asked: asked.count, missing: missing)
        if json {
            print(answer.json.description)
        } else {
            print("\(index): \(grouped(answer.removed)) removed")
            for id in missing { printError("no such document: \(id)") }
        }
        if !missing.isEmpty { throw ExitCode.failure }
    }
}
