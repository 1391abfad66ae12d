import JSONRPC
import JSONValues
import Options
import Testing

@testable import Service

/// Arguments of each tool that it takes.
private let calls: [(tool: String, arguments: String)] = [
    ("trim_context", #"{"question":"Who grinds grain?","limit":2,"budget":{"tokens":40}}"#),
    ("trim_context", #"{"question":"Who grinds grain?","details":true}"#),
    ("trim_context", #"{"question":"Who grinds grain?","explain":true,"filter":{"year":1}}"#),
    ("prune_text", #"{"question":"grain","text":"A miller grinds grain. Rivers flow.","title":"Mills"}"#),
    ("prune_text", #"{"question":"grain","passages":[{"id":"x","text":"Grain."},{"sentences":["A","B"]}]}"#),
    (
        "prune_html",
        #"{"question":"grain","html":"<h1>Mills</h1><p>Grain.","output":"markdown","keepLinks":true}"#
    ),
    (
        "prune_document",
        #"{"question":"grain","base64":"e1xydGYxIEEgbWlsbGVyIGdyaW5kcyBncmFpbi59","name":"a.rtf","details":true}"#
    ),
    ("prune_text", #"{"question":"grain","text":"INFO river\nERROR no grain","units":"lines"}"#),
    ("rerank", #"{"query":"grain","documents":["river",{"text":"grain"}],"topN":1,"pruned":true}"#),
    ("search_passages", #"{"question":"flour","limit":1,"explain":true}"#),
    ("expand", #"{"document":"mill","start":2,"end":8}"#), ("index_status", "{}"),
    ("index_status", #"{"index":"mills"}"#),
]

/// Calls that fail, and the argument or thing that the message names.
private let mistakes: [(tool: String, arguments: String, named: String)] = [
    ("trim_context", "{}", "\"question\""), ("trim_context", #"{"question":7}"#, "\"question\""),
    ("trim_context", #"{"question":"q","index":"wiki"}"#, "mills"),
    ("trim_context", #"{"question":"q","budget":{"tokens":-1}}"#, "\"budget.tokens\""),
    ("trim_context", #"{"question":"q","details":"yes"}"#, "\"details\""),
    ("trim_context", #"{"question":"q","bugdet":5}"#, "\"budget\""),
    ("prune_text", #"{"question":"q"}"#, "\"text\""),
    ("prune_text", #"{"question":"q","text":[]}"#, "\"text\""),
    ("prune_text", #"{"question":"q","text":"a","title":7}"#, "\"title\""),
    ("prune_text", #"{"question":"q","text":"a","passages":[]}"#, "\"passages\""),
    ("prune_text", #"{"question":"q","text":"a","units":"words"}"#, "\"units\""),
    ("prune_text", #"{"question":"q","passages":[{"text":5}]}"#, "\"passages[0].text\""),
    ("prune_html", #"{"question":"q"}"#, "\"html\""),
    ("prune_document", #"{"question":"q"}"#, "\"base64\""),
    ("prune_document", #"{"question":"q","base64":"QQ==","format":"paper"}"#, "format\""),
    ("prune_html", #"{"question":"q","html":"a","keepLinks":3}"#, "\"keepLinks\""),
    ("prune_html", #"{"question":"q","html":"a","output":"pdf"}"#, "\"output\""),
    ("rerank", #"{"query":"q","documents":"text"}"#, "\"documents\""),
    ("rerank", #"{"query":"q","documents":[],"topN":0}"#, "\"topN\""),
    ("search_passages", #"{"question":" "}"#, "\"question\""),
    ("expand", #"{"document":"none"}"#, "\"none\""), ("expand", #"{"id":"0000000000"}"#, "0000000000"),
    ("expand", #"{"document":"mill","end":9999}"#, "\"end\""),
    ("index_status", #"{"index":1}"#, "\"index\""),
]

@Suite("MCP: tools", .timeLimit(.minutes(2)))
struct MCPToolTests {
    @Test("the tools are listed in the same order by every version, with what the version has of them")
    func listed() async throws {
        for version in MCPVersion.allCases {
            let client = try await MCPClient(version)
            let tools = try #require(try await client.result("tools/list")["tools"]?.array)
            #expect(
                tools.compactMap { $0["name"]?.string } == [
                    "trim_context", "prune_text", "prune_html", "prune_document", "rerank", "search_passages",
                    "expand", "index_status",
                ])
            for tool in tools {
                #expect((tool["outputSchema"] != nil) == version.hasStructuredResults)
                #expect((tool["title"] != nil) == version.hasStructuredResults)
                #expect((tool["annotations"]?["readOnlyHint"] == .bool(true)) == version.hasToolAnnotations)
                #expect(tool["inputSchema"]?["additionalProperties"] == .bool(false))
            }
        }
    }

    @Test("every tool answers in every version, as its schemas and those of the version say")
    func answers() async throws {
        for version in MCPVersion.allCases {
            let client = try await MCPClient(version)
            for (tool, arguments) in calls {
                let result = try await client.call(tool, arguments)
                let text = try #require(result.toolText)
                #expect(result["isError"] == nil, "\(text)")
                let schemas = try #require(MCPTool.all.first { $0.name == tool })
                let output = schemas.output.json
                let value = try JSON(parsing: text)
                #expect(SchemaValidator(root: output).faults(of: value, against: output) == [], "\(tool)")
                #expect(result["structuredContent"] == (version.hasStructuredResults ? value : nil))
                let input = schemas.input(client.service.settings).json
                let given = try JSON(parsing: arguments)
                #expect(SchemaValidator(root: input).faults(of: given, against: input) == [], "\(arguments)")
            }
        }
    }

    @Test("what is wrong with a call is a result that names it, so that a model can put it right")
    func mistakesAreNamed() async throws {
        for version in [MCPVersion.november2024, .july2026] {
            let client = try await MCPClient(version)
            for (tool, arguments, named) in mistakes {
                let result = try await client.call(tool, arguments)
                #expect(result["isError"] == .bool(true), "\(tool) \(arguments)")
                #expect(result.toolText?.contains(named) == true, "\(arguments): \(result)")
                #expect(result["_meta"]?["winnow/error"]?["data"]?["reason"]?.string?.isEmpty == false)
                #expect(result["structuredContent"] == nil)
            }
        }
    }

    @Test("a tool that there is not, and arguments that are no object, are errors of the protocol")
    func malformedCalls() async throws {
        let client = try await MCPClient(.november2025)
        for (params, path) in [
            (#""name":"trim""#, "name"), ("", "name"), (#""name":5"#, "name"),
            (#""name":"expand","arguments":"mill""#, "arguments"),
        ] {
            let error = try await client.error("tools/call", params)
            #expect(error["code"] == .integer(-32602))
            #expect(error["data"]?["path"] == .string(path))
        }
    }

    @Test("a tool says what its plain method says: the whole of it with details, else what a model needs")
    func sameAnswers() async throws {
        let client = try await MCPClient(.july2026)
        let arguments = #"{"question":"Who grinds grain?","budget":{"tokens":30}}"#
        let plain = try await client.service.call("trim", JSON(parsing: arguments))
        let whole = try await client.call(
            "trim_context", #"{"question":"Who grinds grain?","budget":{"tokens":30},"details":true}"#)
        let concise = try await client.call("trim_context", arguments)
        func content(_ result: JSON) -> JSON { result["structuredContent"] ?? .null }
        #expect(content(whole)["passages"] == plain["passages"])
        #expect(content(whole)["context"] == plain["context"])
        #expect(content(concise)["context"] == plain["context"])
        #expect(content(concise)["passages"]?.array?.first?["document"] == .string("mill"))
        #expect(content(concise)["passages"]?.array?.first?["spans"] == nil)
        #expect(content(concise).description.utf8.count * 2 < content(whole).description.utf8.count)
    }

    @Test("what a mark in a context stands for is read with expand")
    func marks() async throws {
        let client = try await MCPClient(.june2025)
        let dropped =
            "Rivers flow from the high hills past many towns down to the sea. Clouds pass over fields that nobody has "
            + "ploughed for years."
        let text = "A miller grinds grain. \(dropped) Grain is ground by millers."
        let pruned = try await client.call(
            "prune_text",
            #"{"question":"Who grinds grain?","text":"\#(text)","threshold":1,"forceTerms":["grain"],"markers":true}"#
        )
        let context = try #require(pruned["structuredContent"]?["context"]?.string)
        let id = try #require(
            context.firstMatch(of: /\[… 2 sentences, winnow:([0-9a-f]+)\]/)?.1, "\(context)")
        let expanded = try await client.call("expand", #"{"id":"\#(id)"}"#)
        #expect(expanded["structuredContent"]?["text"] == .string(dropped))
    }

    @Test("options of pages stand among the arguments of prune_html and act")
    func pageOptions() async throws {
        let client = try await MCPClient(.june2025)
        let page = #"<main><p>A miller grinds grain at <a href=\"http://m/\">the mill</a>.</p></main>"#
        let result = try await client.call(
            "prune_html",
            #"{"question":"Who grinds grain?","html":"\#(page)","output":"markdown","keepLinks":true,"details":true}"#
        )
        let passage = try #require(result["structuredContent"]?["passages"]?.array?.first)
        #expect(passage["markdown"]?.string?.contains("[the mill](<http://m/>)") == true, "\(result)")
    }

    @Test("the schema of a tool has the options of its method, each as the table describes it")
    func optionsFromTheTable() throws {
        func properties(_ name: String) throws -> JSON {
            let tool = try #require(MCPTool.all.first { $0.name == name })
            return try #require(tool.input(ServiceSettings()).json["properties"])
        }
        #expect(try properties("trim_context")["keepRatio"]?["maximum"] == .integer(1))
        #expect(try properties("trim_context")["limit"]?["default"] == .integer(20))
        #expect(try properties("trim_context")["html"]?["properties"]?["output"] != nil)
        #expect(try properties("prune_text")["html"] == nil)
        #expect(try properties("prune_text")["limit"] == nil)
        #expect(try properties("prune_html")["output"]?["enum"] == .strings(["text", "html", "markdown"]))
        #expect(try properties("rerank")["pruner"] != nil)
        #expect(try properties("rerank")["budget"] == nil)
        #expect(try properties("search_passages")["filter"]?["type"] == .string("object"))
        let records = OptionTable.winnow.records.map(\.name)
        #expect(MCPTool.offered.isSubset(of: records))
    }
}
