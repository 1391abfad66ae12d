/// Who ended a request early.
enum CancellationCause: Sendable {
    /// `$/cancelRequest`: answered with an error.
    case cancelRequest
    /// `notifications/cancelled`: nothing more is sent.
    case cancelledNotification
    /// The input ended, or `shutdown` was called, and the request did not end in time.
    case endOfService

    var message: String {
        switch self {
        case .cancelRequest, .cancelledNotification: "cancelled by the client"
        case .endOfService: "cancelled: the service is ending"
        }
    }

    /// The word of the error.
    var reason: RPCError.Reason {
        switch self {
        case .cancelRequest: .cancelled
        case .cancelledNotification: .cancelledNotification
        case .endOfService: .endOfService
        }
    }
}
