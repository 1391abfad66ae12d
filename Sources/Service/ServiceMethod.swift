import JSONRPC
import JSONValues

/// One method that a client may call: its parameters, read and checked, and the work.
///
/// Both run on a thread of the call's own and may block. Long work checks for cancellation between its steps.
protocol ServiceMethod: Sendable {
    /// What a client must be allowed to do.
    static var scope: MethodScope { get }

    /// Reads the parameters; what is left unread is refused afterwards.
    init(reading parameters: inout Parameters, for service: WinnowService) throws

    /// Does the work and gives the result, keys sorted.
    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON
}

extension ServiceMethod {
    static var scope: MethodScope { .read }
}
