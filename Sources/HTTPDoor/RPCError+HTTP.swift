import HTTPTypes
import JSONRPC
import Service

extension RPCError {
    /// The status of HTTP that says the same.
    var status: HTTPResponse.Status {
        switch code {
        case .parse, .invalidRequest, .invalidParams: .badRequest
        case .methodNotFound, .notFound: .notFound
        case .notAllowed: .forbidden
        case .overLimit: .contentTooLarge
        case .overloaded, .cancelled: .serviceUnavailable
        case .indexBusy: .conflict
        default: .internalServerError
        }
    }
}

/// The words of refusals that only HTTP knows.
extension RPCError.Reason {
    static let otherHost = Self("otherHost")
    static let otherOrigin = Self("otherOrigin")
    static let noSuchPath = Self("noSuchPath")
    static let otherVerb = Self("otherVerb")
    static let noToken = Self("noToken")
    static let otherType = Self("otherType")
    static let bodyTooLarge = Self("bodyTooLarge")
    static let brokenBody = Self("brokenBody")
    static let overloadedDoor = Self("overloaded")
    static let deadline = Self("deadline")
    static let noSession = Self("noSession")
    static let headerMismatch = Self("headerMismatch")
    static let notAcceptable = Self("notAcceptable")
}
