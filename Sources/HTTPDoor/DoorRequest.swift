import HTTPTypes
import NIOCore
import Service

/// A request that was let in: read whole, its client known.
struct DoorRequest: Sendable {
    var method: HTTPRequest.Method
    /// Without the query.
    var path: String
    var headers: HTTPFields
    var body: [UInt8]
    /// What the client may do.
    var scope: MethodScope
    /// Who it is: the digest of its token; nil where nobody is asked for one.
    var client: TokenDigest?
}
