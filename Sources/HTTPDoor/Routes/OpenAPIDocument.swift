import JSONValues
import Service

/// What can be asked of this server, as OpenAPI 3.1 has it: made of the schemas of the methods, and those of the table of
/// options.
struct OpenAPIDocument {
    let service: WinnowService
    let needsToken: Bool

    var json: JSON {
        .object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("Winnow"), "version": .string(WinnowService.version),
                "description": .string(
                    "Keeps what of a retrieved text answers a question, and drops the rest."),
            ]),
            "paths": .object(methods + rerank + [rpc] + status),
            "components": .object([
                "schemas": .object([JSON.Member("Error", Self.error)]),
                "securitySchemes": .object([
                    "token": .object(["type": .string("http"), "scheme": .string("bearer")])
                ]),
            ]),
            "security": needsToken ? .array([.object([JSON.Member("token", .array([]))])]) : nil,
        ])
    }

    private var methods: [JSON.Member] {
        service.schemas.filter { $0.method != "rerank" }.map { schema in
            JSON.Member(
                schema.path,
                post(
                    schema.method, schema.summary, input: schema.input, output: schema.output,
                    isRequired: schema.input["required"] != nil))
        }
    }

    private var rerank: [JSON.Member] {
        let options =
            service.schemas.first { $0.method == "rerank" }?.input["properties"]?.members?
            .filter { !["query", "documents", "topN", "pruned"].contains($0.key) } ?? []
        return RerankRoutes.paths.map { path in
            JSON.Member(
                path,
                post(
                    "rerank" + path.replacing("/", with: "_"),
                    "Documents by their relevance to a query, in the shape of rerank services.",
                    input: RerankSchema.request(options: options), output: RerankSchema.answer,
                    isRequired: true))
        }
    }

    private var rpc: JSON.Member {
        let call = JSON.object([
            "type": .string("object"), "required": .array([.string("jsonrpc"), .string("method")]),
            "properties": .object([
                "jsonrpc": .object(["const": .string("2.0")]),
                "method": .object(["enum": .array(service.schemas.map { .string($0.method) })]),
                "id": .object(["type": .array([.string("string"), .string("integer")])]),
                "params": .object(["type": .string("object")]),
            ]),
        ])
        return JSON.Member(
            "/rpc",
            post(
                "rpc", "A message of JSON-RPC 2.0, or an array of them.",
                input: .object([
                    "anyOf": .array([
                        call,
                        .object(["type": .string("array"), "minItems": .integer(1), "items": call]),
                    ])
                ]),
                output: .object(["type": .array([.string("object"), .string("array")])]),
                isRequired: true, answersNothing: true))
    }

    private func post(
        _ id: String, _ summary: String, input: JSON, output: JSON, isRequired: Bool,
        answersNothing: Bool = false
    ) -> JSON {
        let success = response("The result.", output)
        let failures = [
            ("400", "What was sent does not fit."), ("401", "No token, or a wrong one."),
            ("403", "The token does not allow it."), ("404", "There is no such index, document or method."),
            ("409", "The index is being written by another process."), ("413", "It is too large."),
            ("415", "The body is not JSON."), ("500", "An index or a model cannot be used."),
            ("503", "Too much is asked at once; try again later."),
        ]
        let nothing =
            answersNothing ? [JSON.Member("204", .object(["description": .string("A notification.")]))] : []
        return .object([
            "post": .object([
                "operationId": .string(id.replacing("/", with: "_")), "summary": .string(summary),
                "requestBody": .object([
                    "required": .bool(isRequired),
                    "content": .object([JSON.Member("application/json", .object(["schema": input]))]),
                ]),
                "responses": .object(
                    [JSON.Member("200", success)] + nothing
                        + failures.map { JSON.Member($0, response($1, Self.errorReference)) }),
            ])
        ])
    }

    private var status: [JSON.Member] {
        [
            ("/healthz", "Whether the server lives."), ("/readyz", "Whether it takes work."),
            ("/metrics", "What was measured, as Prometheus reads it."),
        ].map { path, summary in
            let text = JSON.object([
                "description": .string(summary),
                "content": .object([
                    JSON.Member("text/plain", .object(["schema": .object(["type": .string("string")])]))
                ]),
            ])
            return JSON.Member(
                path,
                .object([
                    "get": .object([
                        "operationId": .string(String(path.dropFirst())), "summary": .string(summary),
                        "responses": .object([
                            "200": text,
                            "401": path == "/metrics" ? response("No token.", Self.errorReference) : nil,
                            "503": path == "/readyz" ? text : nil,
                        ]),
                        "security": path == "/metrics" ? nil : .array([]),
                    ])
                ]))
        }
    }

    private func response(_ description: String, _ schema: JSON) -> JSON {
        .object([
            "description": .string(description),
            "content": .object([JSON.Member("application/json", .object(["schema": schema]))]),
        ])
    }

    private static let errorReference = JSON.object([
        JSON.Member("$ref", .string("#/components/schemas/Error"))
    ])

    private static let error = JSON.object([
        "type": .string("object"), "required": .array(["code", "message", "data"].map(JSON.string)),
        "properties": .object([
            "code": .object(["type": .string("integer")]), "message": .object(["type": .string("string")]),
            "data": .object([
                "type": .string("object"), "required": .array([.string("reason")]),
                "properties": .object(["reason": .object(["type": .string("string")])]),
            ]),
        ]),
    ])
}
