import FoundationEssentials
import JSONValues
import Logging
import Options
import Service
import TestSupport
import Testing

@testable import HTTPDoor

@Suite("Who may ask", .timeLimit(.minutes(5)))
struct AccessTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func tokens(_ lines: [(scope: String, token: String)]) throws -> String {
        let text = lines.map { "\($0.scope) \(TokenDigest(of: $0.token).hexadecimal)  \($0.scope)\n" }
            .joined()
        return try folder.write("# comment\n\n\(text)".utf8, to: "tokens")
    }

    private func bearer(_ token: String) -> [String: String] { ["Authorization": "Bearer \(token)"] }

    @Test("the digest is SHA-256, and two of them are compared whole")
    func digests() {
        #expect(
            TokenDigest(of: "abc").hexadecimal
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            TokenDigest(of: "").hexadecimal
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(TokenDigest(of: "a").equalsInConstantTime(TokenDigest(of: "a")))
        #expect(!TokenDigest(of: "a").equalsInConstantTime(TokenDigest(of: "b")))
        #expect(
            TokenDigest(hexadecimal: "00") == nil
                && TokenDigest(hexadecimal: String(repeating: "g", count: 64)) == nil)
    }

    @Test("a scope allows what it names and what is less; what is open needs no token")
    func scopes() async throws {
        var settings = HTTPSettings()
        settings.tokens = try tokens([("read", "r"), ("write", "w"), ("admin", "a")])
        try await TestServer.run(settings) { server in
            let add = #"{"documents":[{"id":"x","text":"New."}]}"#
            let cases: [(path: String, body: String, statuses: [String: Int])] = [
                ("/v1/server/info", "{}", ["r": 200, "w": 200, "a": 200, "x": 401]),
                ("/v1/index/add", add, ["r": 403, "w": 200, "a": 200, "x": 401]),
                ("/v1/index/verify", "{}", ["r": 403, "w": 403, "a": 200]),
                ("/v1/rerank", #"{"query":"q","documents":[]}"#, ["r": 200, "x": 401]),
            ]
            for (path, body, statuses) in cases {
                for (token, status) in statuses {
                    #expect(
                        try await server.post(path, body, bearer(token)).status == status, "\(path) \(token)")
                }
                let without = try await server.post(path, body)
                #expect(
                    without.status == 401 && without.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
            }
            let rpc = try await server.post(
                "/rpc", #"{"jsonrpc":"2.0","id":1,"method":"index/add","params":\#(add)}"#, bearer("r"))
            #expect(rpc.json?["error"]?["data"]?["reason"] == .string("notAllowed"))
            for path in ["/", "/healthz", "/readyz", "/openapi.json"] {
                #expect(try await server.get(path).status == 200, "\(path)")
            }
            #expect(try await server.get("/metrics").status == 401)
            #expect(try await server.get("/metrics", bearer("r")).status == 200)
        }
    }

    @Test("the file is read again when it changes; while it is broken or gone nobody is let in")
    func reload() async throws {
        var settings = HTTPSettings()
        settings.tokens = try tokens([("read", "old")])
        try await TestServer.run(settings) { server in
            func status(_ token: String) async throws -> Int {
                try await server.post("/v1/server/info", "{}", bearer(token)).status
            }
            #expect(try await status("old") == 200)
            _ = try tokens([("read", "new"), ("write", "other")])
            #expect(try await status("old") == 401)
            #expect(try await status("new") == 200)
            try folder.write("reed 123\n".utf8, to: "tokens")
            #expect(try await status("new") == 401)
            #expect(
                server.log.lines.contains {
                    $0.contains("line 1: \"reed\" is no scope; there are: read, write, admin")
                })
            try FileManager.default.removeItem(atPath: folder.file("tokens"))
            #expect(try await status("new") == 401)
            _ = try tokens([("read", "new")])
            #expect(try await status("new") == 200)
        }
    }

    @Test("without tokens only an address of this machine is listened on; a broken file stops the start")
    func start() throws {
        var settings = HTTPSettings()
        settings.address = "0.0.0.0"
        let error = #expect(throws: DoorError.self) { try server(settings) }
        #expect(error?.description.contains("--tokens FILE") == true)
        settings.tokens = folder.file("none")
        #expect(throws: DoorError.self) { try server(settings) }
        settings.tokens = try folder.write("read abc\n".utf8, to: "short")
        let short = #expect(throws: DoorError.self) { try server(settings) }
        #expect(short?.description.contains("line 1: after the scope comes the SHA-256") == true)
        settings = HTTPSettings()
        settings.certificate = folder.file("none.pem")
        #expect(throws: DoorError.self) { try server(settings) }
        settings.key = folder.file("none.key")
        let none = #expect(throws: DoorError.self) { try server(settings) }
        #expect(none?.description.contains("none.pem") == true)
    }

    private func server(_ settings: HTTPSettings) throws -> HTTPServer {
        let logger = Logger(label: "test") { _ in TestLog() }
        return try HTTPServer(
            WinnowService(logger: logger), settings, limits: ServiceSettings(), logger: logger)
    }

    @Test("a server is called by its own names alone")
    func hosts() async throws {
        var settings = HTTPSettings()
        settings.hosts = ["Search.Example"]
        try await TestServer.run(settings) { server in
            for host in ["localhost", "127.0.0.1:9", "[::1]:9", "search.example", "SEARCH.example:443"] {
                let answer = try await server.get("/healthz", ["Host": host])
                #expect(answer.status == 200, "\(host)")
            }
            for host in ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", ""] {
                let answer = try await server.get("/healthz", ["Host": host])
                #expect(answer.status == 421, "\(host)")
            }
        }
        #expect(HostCheck(address: "x", further: ["*"]).allows("anything"))
        #expect(
            HostCheck.isLoopback("127.3.2.1") && HostCheck.isLoopback("::1") && !HostCheck.isLoopback("::"))
    }

    @Test("a page of another origin is refused, unless the origin was named; then the browser is told so")
    func origins() async throws {
        var settings = HTTPSettings()
        settings.origins = ["https://app.example"]
        try await TestServer.run(settings) { server in
            let own = try await server.post(
                "/v1/server/info", "{}", ["Origin": "http://127.0.0.1:\(server.port)"])
            #expect(own.status == 200 && own.headers["access-control-allow-origin"] == nil)
            for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
                let refused = try await server.post("/v1/server/info", "{}", ["Origin": origin])
                #expect(
                    refused.status == 403 && refused.headers["access-control-allow-origin"] == nil,
                    "\(origin)")
            }
            let named = try await server.post("/v1/server/info", "{}", ["Origin": "https://app.example"])
            #expect(named.headers["access-control-allow-origin"] == "https://app.example")
            #expect(named.headers["vary"] == "Origin")
            let preflight = try await server.send("OPTIONS", "/v1/prune", ["Origin": "https://app.example"])
            #expect(preflight.status == 204)
            #expect(preflight.headers["access-control-allow-headers"]?.contains("Authorization") == true)
            #expect(try await server.send("OPTIONS", "/v1/prune").status == 405)
        }
    }
}
