import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@Suite("Marks of a command, and the command that expands them", .timeLimit(.minutes(2)))
struct MarkerCommandTests {
    private let folder: TemporaryFolder
    private let text = """
        The mill stands at the river Ouse. Nobody remembers any more who it was that planted the old apple trees. \
        The road to the village is steep, narrow and in winter often closed by snow for many days. \
        Anna Weber built the mill in 1843. The school has two rooms, a bell, and a view of the hills on clear days.

        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(text.utf8, to: "mill.txt")
    }

    private func run(_ arguments: [String], input: String = "") throws -> WinnowProcess {
        try WinnowProcess.run(
            arguments, input: input, environment: ["XDG_CACHE_HOME": folder.file("cache")])
    }

    private func ids(in context: String) -> [String] {
        context.split(separator: "winnow:").dropFirst().map { String($0.prefix(10)) }
    }

    @Test("what `prune --markers` drops, `expand` prints, mark by mark")
    func pruneAndExpand() throws {
        let pruned = try run([
            "prune", "-q", "Who built the mill?", "--pruner", "lexical", "--keep-ratio", "0.3", "--markers",
            folder.file("mill.txt"),
        ])
        let ids = ids(in: pruned.output)
        #expect(!ids.isEmpty, "\(pruned.output)")
        for id in ids {
            let expanded = try run(["expand", id])
            #expect(expanded.status == 0 && text.contains(expanded.output.dropLast()), "\(expanded.errors)")
            #expect(try run(["expand", "winnow:\(id)"]).output == expanded.output)
        }
        #expect(try run(["expand"] + ids).output.filter { $0 == "\n" }.count == ids.count)
    }

    @Test("lines of JSON, a setting of the file, and a server's `expand` know the marks too")
    func otherDoors() throws {
        let line = JSON.object([
            "question": .string("Who built the mill?"), "keepRatio": .double(0.3),
            "passages": .array([.object(["text": .string(text)])]),
        ])
        try folder.write("[prune]\nmarkers = true\n".utf8, to: "winnow.toml")
        let pruned = try run(["prune", "--config", folder.file("winnow.toml")], input: "\(line)\n")
        let id = try #require(ids(in: pruned.output).first, "\(pruned.output)\(pruned.errors)")
        let request = #"{"jsonrpc":"2.0","id":1,"method":"expand","params":{"id":"\#(id)"}}"# + "\n"
        let answer = try JSON(parsing: try run(["serve", "--quiet"], input: request).output)
        #expect(answer["result"]?["text"]?.string.map { text.contains($0) } == true, "\(answer)")
    }

    @Test("an unknown ID is an error that says where was looked; no other file is read")
    func unknown() throws {
        try folder.write("{}".utf8, to: "secret")
        for id in ["0123456789", "../../secret", "", "WINNOW:1"] {
            let expanded = try run(["expand", id])
            #expect(expanded.status == 1, "\(id)")
            #expect(expanded.errors.contains("winnow/dropped"), "\(expanded.errors)")
        }
    }

    @Test("a folder that cannot be written is a warning; the context comes all the same")
    func unwritable() throws {
        try folder.write([], to: "cache")
        let pruned = try run([
            "prune", "-q", "Who built the mill?", "--keep-ratio", "0.3", "--markers", folder.file("mill.txt"),
        ])
        #expect(pruned.status == 0 && pruned.output.contains("winnow:"))
        #expect(
            pruned.errors.contains("warning: what the marks stand for could not be kept"), "\(pruned.errors)")
    }
}
