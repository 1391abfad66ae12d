import JSONRPC
import JSONValues
import Testing

@testable import Service

@Suite("Bad parameters", .timeLimit(.minutes(1)))
struct BadParametersTests {
    private let client = ServiceClient(service: .withoutIndexes)

    @Test(
        "a question without a visible character is empty",
        arguments: [
            "200B", "200C", "200D", "2060", "FEFF", "00AD", "034F", "180E", "202E", "2066", "115F", "3164",
            "2800", "FFA0",
            "FE0F", "E0041", "0000", "0085", "2028", "3000", "00A0", "200B 0020 FEFF",
        ])
    func invisibleQuestion(codes: String) async throws {
        let scalars = codes.split(separator: " ").compactMap {
            UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
        }
        var question = ""
        question.unicodeScalars.append(contentsOf: scalars)
        let parameters = JSON.object(["question": .string(question), "passages": .array([])])
        let (code, data) = try await client.error("prune", parameters.description)
        #expect(code == -32602)
        #expect(data["reason"]?.string == "emptyQuestion")
    }

    @Test(
        "each fault of prune is named with its path, what was expected and what came",
        arguments: [
            (#"{}"#, "", "missing", "question"),
            (#"{"question":7,"passages":[]}"#, "", "wrongType", "question"),
            (#"{"question":" \n ","passages":[]}"#, "", "emptyQuestion", "question"),
            (#"{"question":"q"}"#, "", "missing", "passages"),
            (#"{"question":"q","passages":{}}"#, "", "wrongType", "passages"),
            (#"{"question":"q","passages":["x"]}"#, "", "wrongType", "passages[0]"),
            (#"{"question":"q","passages":[{"text":"a"},{}]}"#, "", "missing", "passages[1].text"),
            (#"{"question":"q","passages":[{"text":1}]}"#, "", "wrongType", "passages[0].text"),
            (#"{"question":"q","passages":[{"text":"a","html":"b"}]}"#, "", "conflict", "passages[0].text"),
            (
                #"{"question":"q","passages":[{"text":"a","language":1}]}"#, "", "wrongType",
                "passages[0].language"
            ),
            (
                #"{"question":"q","passages":[{"sentences":["a",1]}]}"#, "", "wrongType",
                "passages[0].sentences[1]"
            ),
            (
                #"{"question":"q","passages":[{"text":"a","metadata":[]}]}"#, "", "wrongType",
                "passages[0].metadata"
            ),
            (
                #"{"question":"q","passages":[{"text":"a","score":"1"}]}"#, "", "wrongType",
                "passages[0].score"
            ),
            (
                #"{"question":"q","passages":[{"text":"a","titel":"b"}]}"#, "title", "unknownMember",
                "passages[0].titel"
            ),
            (#"{"question":"q","passages":[],"bugdet":{}}"#, "budget", "unknownMember", "bugdet"),
            (#"{"question":"q","passages":[],"budget":5}"#, "", "wrongType", "budget"),
            (#"{"question":"q","passages":[],"budget":{}}"#, "", "missing", "budget.tokens"),
            (#"{"question":"q","passages":[],"budget":{"tokens":-1}}"#, "", "outOfRange", "budget.tokens"),
            (#"{"question":"q","passages":[],"budget":{"tokens":1.5}}"#, "", "wrongType", "budget.tokens"),
            (
                #"{"question":"q","passages":[],"budget":{"tokens":1,"characters":1}}"#, "", "conflict",
                "budget.tokens"
            ),
            (
                #"{"question":"q","passages":[],"budget":{"tokens":1,"tokeniser":"x"}}"#, "tokenizer",
                "unknownMember",
                "budget.tokeniser"
            ),
            (#"{"question":"q","passages":[],"threshold":2}"#, "", "outOfRange", "threshold"),
            (#"{"question":"q","passages":[],"threshold":"high"}"#, "", "wrongType", "threshold"),
            (#"{"question":"q","passages":[],"threshold":0.5,"keepRatio":0.5}"#, "", "conflict", "threshold"),
            (#"{"question":"q","passages":[],"rounding":"mean"}"#, "", "unknownChoice", "rounding"),
            (#"{"question":"q","passages":[],"keepTitle":true}"#, "", "wrongType", "keepTitle"),
            (#"{"question":"q","passages":[],"minKeep":-1}"#, "", "outOfRange", "minKeep"),
            (#"{"question":"q","passages":[],"forceTerms":"a"}"#, "", "wrongType", "forceTerms"),
            (#"{"question":"q","passages":[],"forceTerms":[1]}"#, "", "wrongType", "forceTerms[0]"),
            (
                #"{"question":"q","passages":[],"html":{"granularity":0}}"#, "", "outOfRange",
                "html.granularity"
            ),
            (
                #"{"question":"q","passages":[],"html":{"granularity":"fine"}}"#, "", "wrongType",
                "html.granularity"
            ),
            (#"{"question":"q","passages":[],"html":{"output":"pdf"}}"#, "", "unknownChoice", "html.output"),
            (#"{"question":"q","passages":[],"offsetUnit":"bytes"}"#, "", "unknownChoice", "offsetUnit"),
            (#"{"question":"q","items":[]}"#, "", "conflict", "items"),
            (#"["q",[]]"#, "", "wrongType", "params"),
        ])
    func prune(params: String, nearest: String, reason: String, path: String) async throws {
        let (code, data) = try await client.error("prune", params)
        #expect(code == -32602)
        #expect(data["reason"]?.string == reason)
        #expect(data["path"]?.string == path)
        switch reason {
        case "unknownMember": #expect(data["nearest"]?.string == nearest)
        case "conflict": #expect(data["other"]?.string?.isEmpty == false)
        default:
            #expect(data["expected"]?.string?.isEmpty == false)
            #expect(data["got"]?.string?.isEmpty == false)
        }
    }

    @Test("the whole text of an error, once")
    func wholeError() async throws {
        let answer = try await client.call("prune", #"{"question":"q","passages":[],"threshold":2}"#)
        #expect(
            answer.description
                == #"{"error":{"code":-32602,"data":{"expected":"a number from 0 to 1","got":"the number 2","path":"threshold","#
                + #""reason":"outOfRange"},"message":"\"threshold\" must be a number from 0 to 1, not the number 2"},"#
                + #""id":1,"jsonrpc":"2.0"}"#)
    }

    @Test("null counts as absent, and _meta is always allowed")
    func nullsAndMeta() async throws {
        let params =
            #"{"question":"q","passages":[],"budget":null,"threshold":null,"offsetUnit":null,"_meta":{"x":1}}"#
        _ = try await client.result("prune", params)
    }

    @Test("a question of 100 kB is over its limit, and long lists are over theirs")
    func limits() async throws {
        let question = String(repeating: "why ", count: 25_000)
        let (code, data) = try await client.error("prune", #"{"question":"\#(question)","passages":[]}"#)
        #expect(code == -32005)
        #expect(
            data.description
                == #"{"count":100000,"limit":65536,"path":"question","reason":"questionTooLong"}"#)

        var settings = ServiceSettings.patient
        settings.passagesPerCall = 2
        let small = ServiceClient(service: .withoutIndexes(settings))
        let many = #"["a","b","c"]"#
        #expect(try await small.error("rerank", #"{"query":"q","documents":\#(many)}"#).code == -32005)
        #expect(try await small.error("prune", #"{"question":"q","passages":[{},{},{}]}"#).code == -32005)
        #expect(try await small.error("prune", #"{"items":[{},{},{}]}"#).code == -32005)
    }

    @Test("without an index, methods that need one say how to open one")
    func noIndex() async throws {
        for (method, params) in [
            ("trim", #"{"question":"q"}"#), ("retrieve", #"{"question":"q","index":"wiki"}"#),
            ("expand", #"{"document":"d"}"#), ("index/add", #"{"documents":[]}"#),
            ("index/remove", #"{"documents":[]}"#), ("index/compact", "{}"), ("index/verify", "{}"),
        ] {
            let (code, data) = try await client.error(method, params)
            #expect(code == -32002, "\(method)")
            #expect(data["reason"]?.string == "noSuchIndex", "\(method)")
        }
    }

    @Test("methods without parameters refuse some, and notifications are never answered")
    func superfluous() async throws {
        #expect(
            try await client.error("server/info", #"{"verbose":true}"#).data["reason"]
                == .string("unknownMember"))
        #expect(try await client.answers(to: [#"{"jsonrpc":"2.0","method":"prune","params":{}}"#]).isEmpty)
    }
}
