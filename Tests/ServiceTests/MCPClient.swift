import ContextTypes
import Engine
import IndexStore
import JSONRPC
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Service

/// A client of MCP over an index named `mills`, in one version. Every message that it gets must fit the version's schema.
struct MCPClient {
    let version: MCPVersion
    let folder: TemporaryFolder
    let service: WinnowService

    static let documents =
        #"{"id":"mill","title":"Mills","text":"A miller grinds grain.\n\nRivers flow to the sea.","url":"http://m/"},"#
        + ##"{"id":"a/ü %.md","markdown":"# Bread\n\nBread is baked of flour. A baker bakes it.\n"}"##

    init(_ version: MCPVersion, documents: String = MCPClient.documents) async throws {
        self.version = version
        folder = try TemporaryFolder()
        let path = folder.file("mills.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        var settings = ServiceSettings.patient
        // Fuzzing sends thousands of requests at once.
        settings.limits.queuedRequests = .max
        service = WinnowService(
            settings: settings, engine: ContextEngine(indexes: try IndexRegistry(opening: [path])),
            logger: .silent)
        _ = try await service.call("index/add", JSON(parsing: #"{"documents":[\#(documents)]}"#))
    }

    /// The metadata that each request of the version needs.
    var meta: String {
        version.hasHandshake
            ? ""
            : #""io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}"#
    }

    /// The handshake of the version; no lines where it has none.
    var opening: [String] {
        guard version.hasHandshake else { return [] }
        return [
            #"{"jsonrpc":"2.0","id":"open","method":"initialize","params":{"protocolVersion":"\#(version.rawValue)","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"#,
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        ]
    }

    /// One request, its parameters as the inside of an object.
    func request(_ method: String, _ params: String = "", id: String = "1", token: String? = nil) -> String {
        let progress = token.map { #""progressToken":"\#($0)""# }
        let meta = [meta, progress ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
        let members = [params, meta.isEmpty ? "" : #""_meta":{\#(meta)}"#].filter { !$0.isEmpty }
        return
            #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":{\#(members.joined(separator: ","))}}"#
    }

    /// Everything that comes back for `lines` after the handshake, in order; each message fits the schema.
    ///
    /// - Parameter method: what the results among them answer.
    func messages(_ lines: [String], answering method: String? = nil) async throws -> [JSON] {
        let messages = try await ServiceClient(service: service).answers(to: opening + lines)
            .map { try JSON(parsing: $0) }.filter { $0["id"] != .string("open") }
        let schema = try MCPMessages(version)
        for message in messages { #expect(schema.faults(of: message, toMethod: method) == [], "\(message)") }
        return messages
    }

    /// The answer to one request.
    func answer(_ method: String, _ params: String = "") async throws -> JSON {
        let messages = try await messages([request(method, params)], answering: method)
        #expect(messages.count == 1)
        return try #require(messages.first)
    }

    func result(_ method: String, _ params: String = "") async throws -> JSON {
        let answer = try await answer(method, params)
        return try #require(answer["result"], "\(answer)")
    }

    func error(_ method: String, _ params: String = "") async throws -> JSON {
        let answer = try await answer(method, params)
        return try #require(answer["error"], "\(answer)")
    }

    /// The result of a tool.
    func call(_ tool: String, _ arguments: String) async throws -> JSON {
        try await result("tools/call", #""name":"\#(tool)","arguments":\#(arguments)"#)
    }
}

extension JSON {
    /// The text of the one block that a tool returned.
    var toolText: String? {
        let blocks = self["content"]?.array ?? []
        return blocks.count == 1 && blocks[0]["type"] == .string("text") ? blocks[0]["text"]?.string : nil
    }
}
