import Engine
import JSONRPC
import JSONValues

/// `index/verify`: checks every invariant of the file.
struct IndexVerifyMethod: ServiceMethod {
    static let scope = MethodScope.admin

    private let index: OpenIndex

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        index = try service.indexes.index(in: &parameters)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let findings = try index.findings()
        try Task.checkCancellation()
        context.note("findings", findings.count)
        return VerificationAnswer(findings).json
    }
}
