import ArgumentParser
import JSONValues

/// `winnow index status FILE`: what is in an index.
struct IndexStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Count what is in an index.")

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let status = try await ServiceDoor(indexes: [index]).call("index/status")
        guard !json else { return print(status.description) }
        let statistics = status["statistics"]
        let rows: [(String, String)] = [
            ("documents", number(status["documents"])), ("passages", number(status["passages"])),
            ("terms", number(status["tokens"])),
            ("terms per passage", oneDecimal(statistics?["averageLength"]?.double ?? 0)),
            ("file", bytes(status["bytes"]?["file"])),
            ("inverted index", bytes(status["bytes"]?["inverted"])),
            ("text", bytes(status["bytes"]?["text"])), ("segments", number(statistics?["segments"])),
            ("passages to reclaim", number(statistics?["deadPassages"])),
            ("encoder", status["encoder"]?.string ?? "none"),
            ("passages encoded", number(status["encoded"]?["done"])),
            ("token vectors", bytes(status["bytes"]?["tokenVectors"])),
            ("format", number(status["formatVersion"])),
            ("analyzer", statistics?["analyzer"]?.description ?? ""),
        ]
        for (name, value) in rows {
            print(name + String(repeating: " ", count: max(1, 21 - name.utf8.count)) + value)
        }
    }

    private func number(_ value: JSON?) -> String { grouped(value?.integer ?? 0) }
    private func bytes(_ value: JSON?) -> String { byteCount(value?.integer ?? 0) }
}
