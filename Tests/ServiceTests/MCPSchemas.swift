import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@testable import Service

/// The published schemas of the versions, where they lie beside the project.
enum MCPSchemas {
    static let folder: String? = SharedData.path("mcp/schema")

    static func validator(of version: MCPVersion) throws -> SchemaValidator? {
        guard let folder else { return nil }
        return SchemaValidator(root: try json(at: "\(folder)/\(version.rawValue)/schema.json"))
    }

    /// The messages of the specification by the definition that they are examples of.
    static func examples() throws -> [(definition: String, name: String, json: JSON)] {
        guard let folder = folder.map({ "\($0)/\(MCPVersion.july2026.rawValue)/examples" }) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { definition in
            try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(definition)").sorted().map {
                (definition, $0, try json(at: "\(folder)/\(definition)/\($0)"))
            }
        }
    }

    private static func json(at path: String) throws -> JSON {
        try JSON(parsing: Array(try #require(FileManager.default.contents(atPath: path))))
    }

    /// The definition of the result of a method.
    static func definition(ofResultOf method: String) -> String {
        switch method {
        case "initialize": "InitializeResult"
        case "server/discover": "DiscoverResult"
        case "tools/list": "ListToolsResult"
        case "tools/call": "CallToolResult"
        case "resources/list": "ListResourcesResult"
        case "resources/templates/list": "ListResourceTemplatesResult"
        case "resources/read": "ReadResourceResult"
        case "subscriptions/listen": "SubscriptionsListenResult"
        default: "EmptyResult"
        }
    }

    /// The definition of a notification of the server.
    static func definition(ofNotification method: String) -> String {
        switch method {
        case "notifications/progress": "ProgressNotification"
        case "notifications/message": "LoggingMessageNotification"
        default: "SubscriptionsAcknowledgedNotification"
        }
    }
}

/// Finds what is wrong with messages of a server in one version.
struct MCPMessages {
    let version: MCPVersion
    private let schema: SchemaValidator?

    init(_ version: MCPVersion) throws {
        self.version = version
        schema = try MCPSchemas.validator(of: version)
    }

    /// Without the schemas only what every message must have.
    func faults(of message: JSON, toMethod method: String?) -> [String] {
        guard message["jsonrpc"] == .string("2.0") else { return ["no version of JSON-RPC: \(message)"] }
        guard let schema else { return [] }
        if let name = message["method"]?.string {
            return schema.faults(of: message, against: MCPSchemas.definition(ofNotification: name))
        }
        let envelope = schema.faults(of: message, against: "JSONRPCMessage")
        guard let result = message["result"], let method else { return envelope }
        return envelope + schema.faults(of: result, against: MCPSchemas.definition(ofResultOf: method))
    }
}
