import HTTPTypes
import JSONRPC
import JSONValues

/// What a route answers.
struct DoorAnswer: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: [UInt8]

    init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// JSON as it is sent.
    static func json(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> DoorAnswer {
        DoorAnswer(status, headers: [.contentType: "application/json"], body: bytes)
    }

    static func json(_ json: JSON, _ status: HTTPResponse.Status = .ok) -> DoorAnswer {
        var bytes: [UInt8] = []
        json.write(to: &bytes)
        return .json(bytes, status)
    }

    static func text(_ text: String, _ type: String, _ status: HTTPResponse.Status = .ok) -> DoorAnswer {
        DoorAnswer(status, headers: [.contentType: type], body: Array(text.utf8))
    }

    /// The error as an object, under the status that fits it.
    static func failure(_ error: RPCError) -> DoorAnswer { .refusal(error.status, error) }

    /// The same under another status.
    static func refusal(_ status: HTTPResponse.Status, _ error: RPCError) -> DoorAnswer {
        var answer = DoorAnswer.json(error.json, status)
        if status == .serviceUnavailable { answer.headers[.retryAfter] = "1" }
        return answer
    }

    /// A refusal that is HTTP's own.
    static func refusal(_ status: HTTPResponse.Status, _ reason: RPCError.Reason, _ message: String)
        -> DoorAnswer
    {
        .refusal(status, RPCError(.invalidRequest, message, reason: reason))
    }
}
