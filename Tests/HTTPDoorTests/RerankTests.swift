import JSONValues
import Testing

@testable import HTTPDoor

/// The requests of clients as their sources make them, and what those clients read of the answer.
@Suite("Clients of rerank services", .timeLimit(.minutes(5)))
struct RerankTests {
    private static let texts = #"["The roof is made of slate.","A miller grinds grain. The sea is wide."]"#
    private static let query = #""query":"Who grinds grain?""#

    @Test("Open WebUI's external reranker: a score for every document, by index")
    func openWebUI() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "/v1/rerank", #"{"model":"reranker",\#(Self.query),"documents":\#(Self.texts),"top_n":2}"#,
                [
                    "Authorization": "Bearer key", "X-OpenWebUI-User-Name": "A",
                    "X-OpenWebUI-User-Role": "admin",
                ])
            let results = try #require(answer.json?["results"]?.array)
            let byIndex = results.sorted { ($0["index"]?.integer ?? 0) < ($1["index"]?.integer ?? 0) }
            let scores = byIndex.compactMap { $0["relevance_score"]?.double }
            #expect(scores.count == 2 && scores[1] > scores[0])
        }
    }

    @Test("LibreChat with Jina: documents come back, with what pruning keeps of them")
    func libreChatJina() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "/v1/rerank",
                #"{"model":"jina-reranker-v2-base-multilingual",\#(Self.query),"top_n":1,"documents":\#(Self.texts),"return_documents":true}"#
            )
            let results = try #require(answer.json?["results"]?.array)
            #expect(results.count == 1 && results[0]["index"] == .integer(1))
            #expect(results[0]["document"]?["text"] == .string("A miller grinds grain. The sea is wide."))
            #expect(results[0]["pruned_text"] == .string("A miller grinds grain."))
            #expect(answer.json?["model"] == .string("jina-reranker-v2-base-multilingual"))
            #expect((answer.json?["usage"]?["total_tokens"]?.integer ?? 0) > 5)
        }
    }

    @Test("Cohere's second version, with its own members, and documents that are objects")
    func cohere() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "/v2/rerank",
                #"{"model":"rerank-v3.5",\#(Self.query),"top_n":2,"documents":\#(Self.texts),"max_tokens_per_doc":4096}"#
            )
            #expect(answer.json?["results"]?.array?.first?["index"] == .integer(1))
            #expect(answer.json?["results"]?.array?.first?["document"] == nil)
            let objects =
                #"[{"title":"Roof","body":"Slate."},{"title":"Mill","body":"A miller grinds grain."}]"#
            let ranked = try await server.post(
                "/v1/rerank", #"{\#(Self.query),"documents":\#(objects),"rank_fields":["title","body"]}"#)
            #expect(ranked.json?["results"]?.array?.first?["index"] == .integer(1))
        }
    }

    @Test("Dify: its path, and 0 for all")
    func dify() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "/rerank", #"{"model":"m",\#(Self.query),"documents":\#(Self.texts),"top_n":0}"#,
                ["Authorization": ""])
            #expect(answer.json?["results"]?.array?.count == 2)
        }
    }

    @Test("Text Embeddings Inference: texts in, a bare array out")
    func inference() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "/rerank",
                #"{\#(Self.query),"texts":\#(Self.texts),"raw_scores":false,"return_text":true,"truncate":true}"#
            )
            let results = try #require(answer.json?.array)
            #expect(results.first?["index"] == .integer(1))
            #expect(results.first?["text"] == .string("A miller grinds grain. The sea is wide."))
            #expect((results.first?["score"]?.double ?? 0) > (results.last?["score"]?.double ?? 1))
        }
    }

    @Test("the model may be the name of a labeller; pruned text can be left out; nothing in, nothing out")
    func choices() async throws {
        try await TestServer.run { server in
            let plain = try await server.post(
                "/v1/rerank",
                #"{"model":"winnow-lexical",\#(Self.query),"documents":\#(Self.texts),"pruned":false}"#)
            #expect(plain.status == 200 && !plain.body.contains("pruned_text"))
            let empty = try await server.post("/v1/rerank", #"{\#(Self.query),"documents":[]}"#)
            #expect(empty.json?["results"] == .array([]))
            let wrong = try await server.post("/v1/rerank", #"{\#(Self.query),"documents":[5]}"#)
            #expect(wrong.status == 400)
            let unknown = try await server.post(
                "/v1/rerank", #"{\#(Self.query),"documents":[],"documnets":[]}"#)
            #expect(unknown.status == 400)
        }
    }
}
