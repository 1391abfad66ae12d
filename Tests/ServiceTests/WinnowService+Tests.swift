import ContextTypes
import Engine
import JSONRPC
import Logging

@testable import Service

extension WinnowService {
    static var withoutIndexes: WinnowService { withoutIndexes(ServiceSettings.patient) }

    static func withoutIndexes(
        _ settings: ServiceSettings, engine: ContextEngine = ContextEngine()
    ) -> WinnowService {
        WinnowService(settings: settings, engine: engine, logger: .silent)
    }
}

extension ServiceSettings {
    /// Defaults with time for machines that do much else.
    static var patient: ServiceSettings {
        var settings = ServiceSettings()
        settings.limits.grace = .seconds(60)
        return settings
    }

    /// Defaults that neither depend on the machine nor follow the calibration of the pruner.
    static var forTranscripts: ServiceSettings {
        var settings = ServiceSettings.patient
        settings.limits.concurrentRequests = 4
        settings.pruning.threshold = 0.1
        return settings
    }
}
