import HTTPTypes
import JSONRPC
import Service

/// Why a request is not let in.
struct DoorRefusal: Error {
    let answer: DoorAnswer

    init(_ status: HTTPResponse.Status, _ reason: RPCError.Reason, _ message: String) {
        answer = .refusal(status, reason, message)
    }

    init(_ error: RPCError) { answer = .failure(error) }

    private init(_ answer: DoorAnswer) { self.answer = answer }

    static var overload: DoorRefusal { DoorRefusal(DoorAnswer.overload) }

    /// One answer for no token and for a wrong one.
    static var noToken: DoorRefusal {
        var answer = DoorAnswer.refusal(
            .unauthorized, .noToken, "a bearer token of this server is needed: Authorization: Bearer TOKEN")
        answer.headers[.wwwAuthenticate] = "Bearer realm=\"winnow\""
        return DoorRefusal(answer)
    }
}

extension DoorAnswer {
    static var overload: DoorAnswer {
        .refusal(
            .serviceUnavailable,
            RPCError(.overloaded, "too many requests wait; try again later", reason: .overloadedDoor))
    }

    static var late: DoorAnswer {
        .refusal(
            .serviceUnavailable,
            RPCError(.overloaded, "the work took longer than a request may; ask for less", reason: .deadline))
    }

    /// Nobody reads it.
    static var unwanted: DoorAnswer {
        DoorAnswer(HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request"))
    }
}
