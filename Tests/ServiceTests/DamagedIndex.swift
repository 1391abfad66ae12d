import Database
import Engine
import FoundationEssentials
import IndexStore
import Indexing
import JSONRPC
import JSONValues
import TestSupport
import Testing

@testable import Service

/// An index with everything in it (headings, lists, tables, links, several segments, removed passages, token vectors), and
/// what becomes of copies of it that are damaged.
struct DamagedIndex {
    let folder: TemporaryFolder
    /// The whole file.
    let bytes: [UInt8]
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        let whole = folder.file("whole.winnow")
        try DamagedIndex.build(whole, from: folder)
        bytes = Array(try Data(contentsOf: URL(fileURLWithPath: whole)))
        path = folder.file("damaged.winnow")
    }

    private static func build(_ path: String, from folder: TemporaryFolder) throws {
        let page = """
            <html lang="en"><title>Mills</title><nav><a href="/">Home</a> <a href="/all">All</a></nav>
            <h1>Water mills</h1><p>A miller grinds grain. The wheel turns in the <a href="http://r/">river</a>.
            Über allem — 水車は回る。</p><h2>Parts</h2><ul><li>The wheel turns.<li>The stone grinds grain.
            <ul><li>The upper stone runs.</ul></ul><table><tr><th>Part<th>Work<tr><td>Wheel<td>turns
            <tr><td>Stone<td>grinds grain</table><pre>grind(grain)\nturn(wheel)</pre></html>
            """
        try FileManager.default.createDirectory(
            atPath: folder.file("corpus"), withIntermediateDirectories: true)
        try folder.write(page.utf8, to: "corpus/mills.html")
        let long = (0..<60).map { "Grain number \($0) is ground by the wheel of mill \($0 % 7)." }
        try folder.write(
            "# Grain\n\n\(long.joined(separator: " "))\n\n- one\n- two grain\n".utf8, to: "corpus/grain.md")
        for name in 0..<12 {
            try folder.write(
                "The river \(name) flows. A mill stands there.\n".utf8, to: "corpus/r\(name).txt")
        }
        let corpus = CorpusReader(paths: [folder.file("corpus")])
        _ = try Indexer(path).run(corpus)
        try folder.write("A late text of grain and wheels.\n".utf8, to: "corpus/late.txt")
        _ = try Indexer(path).run(CorpusReader(paths: [folder.file("corpus")]))
        let ids = try IndexFile(path).read { try $0.documentIDs() }
        _ = try Indexer(path).remove(ids.filter { $0.contains("r3.txt") || $0.contains("r5.txt") })
        _ = try TokenEncodingJob(path, HashEncoder()).run()
        let writer = try IndexWriter(path)
        try writer.updateLists(force: true)
        try writer.checkpoint()
    }

    // MARK: Cases

    /// What a file of these bytes answers to everything that can be asked.
    func outcomes(of bytes: [UInt8]) async throws -> [Outcome] {
        try folder.write(bytes, to: "damaged.winnow")
        return try await outcomes()
    }

    /// The same after `change`, which is made by SQL, as if the file had been so from the first.
    func outcomes(after change: (Connection) throws -> Void) async throws -> [Outcome] {
        try folder.write(bytes, to: "damaged.winnow")
        do {
            let connection = try Connection(path, mode: .readWrite)
            // Some changes SQLite itself refuses, as of a key to a text.
            do { try change(connection) } catch is DatabaseError { return [] }
            try connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
            _ = try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
        }
        return try await outcomes()
    }

    struct Outcome: Equatable {
        let method: String
        /// nil when there was an answer.
        let code: Int?
        /// The answer without its timings, or the message of the error.
        let said: String
    }

    private static let requests: [(String, String)] = [
        ("trim", #"{"question":"Who grinds grain?","explain":true,"order":"document"}"#),
        (
            "trim",
            #"{"question":"Which parts turn in the river?","html":{"output":"markdown","keepLinks":true}}"#
        ),
        ("trim", #"{"question":"wheel stone","html":{"output":"html","keepLinks":true},"threshold":0}"#),
        ("retrieve", #"{"question":"grain of the mill","explain":true}"#),
        ("retrieve", #"{"question":"wheel river","retriever":"bm25","filter":{"title":{"prefix":"M"}}}"#),
        ("expand", #"{"document":"mills.html"}"#), ("expand", #"{"document":"grain.md","start":3,"end":40}"#),
        ("index/status", "{}"),
    ]

    private func outcomes() async throws -> [Outcome] {
        let registry: IndexRegistry
        do { registry = try IndexRegistry(opening: [path], encoder: HashEncoder()) } catch {
            let error = ErrorMapping.rpcError(for: error)
            return [Outcome(method: "open", code: error.code.rawValue, said: error.message)]
        }
        let service = WinnowService(
            settings: .patient, engine: ContextEngine(indexes: registry), logger: .silent)
        var outcomes: [Outcome] = []
        for (method, params) in DamagedIndex.requests {
            outcomes.append(try await outcome(method, params, service))
        }
        return outcomes
    }

    private func outcome(_ method: String, _ params: String, _ service: WinnowService) async throws -> Outcome
    {
        do {
            let answer = try await service.call(method, try JSON(parsing: params))
            let members = (answer.members ?? []).filter { $0.key != "timings" }
            return Outcome(method: method, code: nil, said: JSON.object(members).description)
        } catch let error as RPCError {
            return Outcome(method: method, code: error.code.rawValue, said: error.message)
        }
    }

    /// What `index/verify` says of the damaged file as it is now; an error counts as a finding.
    func findings() async throws -> [String] {
        do {
            let registry = try IndexRegistry(opening: [path])
            let service = WinnowService(
                settings: .patient, engine: ContextEngine(indexes: registry), logger: .silent)
            let answer = try await service.call("index/verify", .object([]))
            return (answer["findings"]?.array ?? []).compactMap(\.string)
        } catch { return ["\(error)"] }
    }

    /// Whatever writes to an index, on the damaged file; errors are as they should be.
    func write() async throws {
        let change = #"{"documents":[{"id":"mills.html","text":"Another text."},{"id":"new","text":"New."}]}"#
        if let registry = try? IndexRegistry(opening: [path]) {
            let service = WinnowService(
                settings: .patient, engine: ContextEngine(indexes: registry), logger: .silent)
            _ = try await outcome("index/add", change, service)
            _ = try await outcome("index/remove", #"{"documents":["grain.md","nothing"]}"#, service)
            _ = try await outcome("index/compact", "{}", service)
        }
        do { _ = try TokenEncodingJob(path, HashEncoder()).run() } catch { #expect(!"\(error)".isEmpty) }
    }
}
