import HTTPTypes
import JSONRPC
import Service

/// One thing that can be asked for under a path.
struct Route: Sendable {
    typealias Work = @Sendable (DoorRequest, Exchange.Line) async -> DoorAnswer

    let method: HTTPRequest.Method
    let path: String
    /// What a client must be allowed to do; nil where nobody is asked for a token.
    let scope: MethodScope?
    /// Whether it takes a body of JSON.
    var takesBody = false
    /// Whether it is answered at once, and not with the work of methods: however busy the server is.
    var isImmediate = false
    /// Whether the answer to a request is a stream of events.
    var streams: @Sendable (DoorRequest) -> Bool = { _ in false }
    let work: Work
}
