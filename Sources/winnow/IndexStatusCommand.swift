import ArgumentParser
import Engine
import IndexStore
import JSONValues
import Service

/// `winnow index status FILE`: what is in an index.
struct IndexStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Count what is in an index.")

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let status = try OpenIndex(index).status()
        guard !json else { return print(status.answer.description) }
        let rows: [(String, String)] = [
            ("documents", grouped(status.documents)), ("passages", grouped(status.passages)),
            ("terms", grouped(status.tokens)), ("terms per passage", oneDecimal(status.averageLength)),
            ("file", byteCount(status.fileBytes)), ("inverted index", byteCount(status.invertedBytes)),
            ("text", byteCount(status.textBytes)), ("segments", grouped(status.segments)),
            (
                "contained passages",
                grouped(status.containedPassages)
                    + (status.containedPassages > 0
                        ? " in \(grouped(status.holders)) others, \(byteCount(status.containedBytes)) searched once"
                        : "")
            ),
            ("passages to reclaim", grouped(status.deadPassages)),
            ("encoder", status.encoder?.name ?? "none"), ("passages encoded", grouped(status.encoded)),
            ("token vectors", byteCount(status.tokenVectorBytes)), ("format", grouped(status.formatVersion)),
            ("analyzer", status.settings.analyzer.description),
        ]
        for (name, value) in rows {
            print(name + String(repeating: " ", count: max(1, 21 - name.utf8.count)) + value)
        }
    }
}
