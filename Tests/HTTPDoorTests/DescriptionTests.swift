import Engine
import JSONRPC
import JSONValues
import Logging
import Metrics
import Options
import Service
import Testing

@testable import HTTPDoor

@Suite("What the server says of itself")
struct DescriptionTests {
    private let service = WinnowService(
        engine: ContextEngine(), logger: Logger(label: "test") { _ in TestLog() })

    @Test("every method has a schema, and every member of the schema is a parameter of the method")
    func schemas() async throws {
        let info = try await service.call("server/info", .object([]))
        let methods = try #require(info["methods"]?.array).compactMap(\.string)
        #expect(service.schemas.map(\.method) == methods.filter { $0 != "shutdown" })
        for schema in service.schemas {
            let names = try #require(schema.input["properties"]?.members, "\(schema.method)").map(\.key)
            for name in names {
                // What is unknown is refused after what is known was read, with its name.
                let reason = await refusal(of: schema.method, .object([JSON.Member(name, .null)]))
                #expect(reason != "unknownMember", "\(schema.method) \(name)")
            }
        }
    }

    private func refusal(of method: String, _ params: JSON) async -> String? {
        do {
            _ = try await service.call(method, params)
            return nil
        } catch { return (error as? RPCError)?.reason.rawValue }
    }

    @Test("options have their bounds and defaults from the table, and may be null")
    func options() throws {
        let prune = try #require(service.schemas.first { $0.method == "prune" })
        let threshold = try #require(prune.input["properties"]?["threshold"])
        #expect(threshold["type"] == .array([.string("number"), .string("null")]))
        #expect(threshold["minimum"] == .integer(0) && threshold["maximum"] == .integer(1))
        #expect(prune.input["properties"]?["neighbours"]?["default"] == .integer(0))
        for name in OptionTable.winnow.records(through: .prune).filter({ $0.wireObject == nil }).map(
            \.wirePath)
        {
            #expect(prune.input["properties"]?[name] != nil, "\(name)")
        }
    }

    @Test("every route for programs is described, with what it takes and every status that it answers")
    func document() throws {
        let document = OpenAPIDocument(service: service, needsToken: true).json
        #expect(document["openapi"] == .string("3.1.0"))
        let paths = try #require(document["paths"]?.members).map(\.key)
        #expect(
            Set(paths)
                == Set(
                    service.schemas.map(\.path) + RerankRoutes.paths + [
                        "/rpc", "/healthz", "/readyz", "/metrics",
                    ]))
        #expect(paths.count == Set(paths).count)
        for schema in service.schemas where schema.method != "rerank" {
            let post = document["paths"]?[schema.path]?["post"]
            #expect(post?["requestBody"]?["content"]?["application/json"]?["schema"] == schema.input)
            #expect(post?["responses"]?["503"] != nil)
        }
    }

    @Test("counters, gauges and histograms are written as Prometheus reads them")
    func prometheus() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "b_total", dimensions: [("path", "a\"\\\n")]).increment(by: 2)
        registry.makeCounter(label: "b_total", dimensions: [("path", "a\"\\\n")]).increment(by: 1)
        registry.makeMeter(label: "a", dimensions: []).set(1.5)
        registry.makeTimer(label: "c", dimensions: []).recordNanoseconds(3_000_000)
        let lines = registry.text.split(separator: "\n")
        #expect(
            lines.prefix(4) == [
                "# TYPE a gauge", "a 1.5", "# TYPE b_total counter", #"b_total{path="a\"\\\n"} 3"#,
            ])
        #expect(lines.contains(#"c_bucket{le="0.0025"} 0"#) && lines.contains(#"c_bucket{le="0.005"} 1"#))
        #expect(lines.suffix(3) == [#"c_bucket{le="+Inf"} 1"#, "c_sum 0.003", "c_count 1"])
    }
}
