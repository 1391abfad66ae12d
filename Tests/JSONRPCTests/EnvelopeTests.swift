import JSONValues
import Testing

@testable import JSONRPC

@Suite("Envelopes")
struct EnvelopeTests {
    private func envelope(_ text: String) throws -> Envelope { Envelope(try JSON(parsing: text)) }

    private func reason(_ text: String) throws -> String? {
        guard case .invalid(let error, _) = try envelope(text) else { return nil }
        #expect(error.code == .invalidRequest)
        return error.reason.rawValue
    }

    @Test("ids stay what they were: strings, numbers as written, null")
    func ids() throws {
        for id in ["1", "\"1\"", "1.0", "-3", "9007199254740993", "null", "\"\""] {
            guard case .call(let call) = try envelope(#"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#) else {
                Issue.record("\(id) was refused")
                continue
            }
            #expect(call.id?.json.description == id)
        }
    }

    @Test("a request without an id is a notification; unknown members do no harm")
    func notifications() throws {
        #expect(
            try envelope(#"{"method":"m","jsonrpc":"2.0","extra":[1]}"#)
                == .call(Call(id: nil, method: "m", params: nil)))
    }

    @Test("an answer to what was never asked is no request")
    func responses() throws {
        #expect(try envelope(#"{"jsonrpc":"2.0","id":1,"result":null}"#) == .response)
        #expect(try envelope(#"{"jsonrpc":"2.0","id":1,"error":{}}"#) == .response)
    }

    @Test("each fault has its own reason")
    func faults() throws {
        #expect(try reason("3") == "notAnObject")
        #expect(try reason(#"{"jsonrpc":"2.0","id":{},"method":"m"}"#) == "invalidId")
        #expect(try reason(#"{"jsonrpc":"2.0","id":true,"method":"m"}"#) == "invalidId")
        #expect(try reason(#"{"id":1,"method":"m"}"#) == "invalidVersion")
        #expect(try reason(#"{"jsonrpc":2.0,"id":1,"method":"m"}"#) == "invalidVersion")
        #expect(try reason(#"{"jsonrpc":"2.0","id":1}"#) == "missingMethod")
        #expect(try reason(#"{"jsonrpc":"2.0","id":1,"method":7}"#) == "invalidMethod")
        #expect(try reason(#"{"jsonrpc":"2.0","id":1,"method":"m","params":"x"}"#) == "invalidParams")
    }

    @Test("batches have from one entry to the limit")
    func batches() throws {
        #expect(try Message(parsing: Array("[1,2]".utf8), batchEntries: 2) != .batch([]))
        #expect(throws: RPCError.batchTooLong(limit: 2)) {
            try Message(parsing: Array("[1,2,3]".utf8), batchEntries: 2)
        }
        #expect(throws: RPCError.self) { try Message(parsing: Array("[]".utf8), batchEntries: 2) }
    }
}
