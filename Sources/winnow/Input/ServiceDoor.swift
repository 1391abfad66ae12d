import JSONRPC
import JSONValues
import Logging
import Options
import Service

/// The command line's door to the methods of the wire: the same answers, without a server.
struct ServiceDoor {
    private let service: WinnowService

    init(
        indexes paths: [String], statistics: String? = nil, settings: Settings = Settings(),
        encoder: EncoderFlags? = nil
    ) throws {
        var settings = settings
        encoder?.apply(to: &settings)
        var service = ServiceSettings()
        service.retrieval = settings.retrieval
        service.pruning = settings.pruning
        service.questionBytes = settings.server.questionBytes
        let logger = Logger(label: "winnow") { _ in SwiftLogNoOpLogHandler() }
        self.service = WinnowService(
            settings: service,
            indexes: try IndexRegistry(
                opening: paths,
                encoder: try QuestionEncoders.load(for: paths, settings, flags: encoder),
                statistics: statistics),
            pipeline: try settings.pipeline(), gaps: .ofCommand, logger: logger)
    }

    /// Throws `CommandFailure` with the message that a client would read.
    func call(_ method: String, _ params: [JSON.Member] = []) async throws -> JSON {
        do {
            return try await service.call(method, .object(params))
        } catch let error as RPCError {
            throw CommandFailure(error.message)
        }
    }
}
