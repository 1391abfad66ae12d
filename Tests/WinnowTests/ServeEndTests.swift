import FoundationEssentials
import Glibc
import JSONValues
import TestSupport
import Testing

/// How a server ends, and what it leaves.
@Suite("The end of a server", .timeLimit(.minutes(5)))
struct ServeEndTests {
    private let folder: TemporaryFolder
    private let index: String

    init() throws {
        signal(SIGPIPE, SIG_IGN)
        folder = try TemporaryFolder()
        index = folder.file("i/mills.winnow")
        for name in ["corpus", "i"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: true)
        }
        try folder.write("# Mills\n\nA miller grinds grain.\n".utf8, to: "corpus/mills.md")
        let built = try WinnowProcess.run(["index", folder.file("corpus"), "--to", index, "-q"])
        #expect(built.status == 0, "\(built.errors)")
    }

    private func add(_ id: String, _ server: WinnowServer) throws {
        server.send(
            #"{"jsonrpc":"2.0","id":"\#(id)","method":"index/add","params":{"documents":[{"id":"\#(id)","text":"Text \#(id)."}]}}"#
        )
        let answer = try JSON(parsing: try #require(server.nextLine()))
        #expect(answer["result"]?["added"]?.integer == 1, "\(answer)")
    }

    /// The index is one file, and a copy of it alone has everything.
    private func expectOneFile(with ids: [String]) throws {
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("i")) == ["mills.winnow"])
        let copy = folder.file("copy.winnow")
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: index, toPath: copy)
        for id in ids {
            let found = try WinnowProcess.run(["retrieve", id, "--index", copy])
            #expect(found.output.contains("Text \(id)."), "\(id): \(found.output)\(found.errors)")
        }
    }

    @Test("at the end of input, right after an add, the index is one file")
    func endOfInput() throws {
        for round in 0..<3 {
            let server = try WinnowServer(["--index", index, "-q"])
            try add("alpha\(round)", server)
            server.endInput()
            #expect(server.waitForEnd() == 0)
            try expectOneFile(with: ["alpha\(round)"])
        }
    }

    @Test(
        "SIGTERM and SIGINT end it as shutdown does: answered, one file, exit code 0",
        arguments: [SIGTERM, SIGINT])
    func signals(number: Int32) throws {
        let server = try WinnowServer(["--index", index, "-q"])
        try add("beta", server)
        server.send(#"{"jsonrpc":"2.0","id":2,"method":"trim","params":{"question":"Who grinds grain?"}}"#)
        // Once this is answered the one before it is running or done.
        server.send(#"{"jsonrpc":"2.0","id":3,"method":"server/info"}"#)
        var lines = [server.nextLine() ?? ""]
        server.signal(number)
        while let line = server.nextLine() { lines.append(line) }
        #expect(
            lines.count == 2 && lines.contains { $0.contains(#""id":2"#) && $0.contains("miller") },
            "\(lines)")
        #expect(server.waitForEnd() == 0)
        try expectOneFile(with: ["beta"])
    }

    @Test("a killed server leaves what it has confirmed; the next one cleans up")
    func killed() throws {
        let server = try WinnowServer(["--index", index, "-q"])
        try add("gamma", server)
        server.signal(SIGKILL)
        #expect(server.waitForEnd() == 128 + SIGKILL)
        try folder.write("1\n".utf8, to: "i/mills.winnow.merge.writer")
        try folder.write("half".utf8, to: "i/mills.winnow.merge")
        let next = try WinnowServer(["--index", index, "-q"])
        try add("delta", next)
        next.endInput()
        #expect(next.waitForEnd() == 0)
        try expectOneFile(with: ["gamma", "delta"])
    }

    @Test("commands that write leave one file as well")
    func commands() throws {
        for command in [
            ["index", "verify", index], ["index", "compact", index], ["index", "status", index],
            ["index", folder.file("corpus"), "--to", index, "-q"], ["retrieve", "grain", "--index", index],
            ["index", "remove", index, "mills.md"], ["index", "remove", index, "nothing"],
        ] {
            _ = try WinnowProcess.run(command)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.file("i")) == ["mills.winnow"],
                "\(command)")
        }
    }
}
