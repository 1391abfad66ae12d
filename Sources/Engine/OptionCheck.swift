import ContextTypes
import JSONValues
import Options

/// Refuses what no stage could make sense of.
enum OptionCheck {
    /// The options whose values have bounds: whoever calls this from Swift can pass them.
    private static let bounded = OptionTable.winnow.records.filter { record in
        switch record.kind {
        case .integer, .number: record.section == .prune
        default: false
        }
    }

    static func check(question: String, _ options: PruningOptions) throws {
        guard question.hasVisibleCharacter else { throw EngineError.emptyQuestion }
        let settings = Settings(pruning: options)
        for record in bounded {
            let value = record.value(in: settings)
            guard !value.isNull, let fault = record.kind.fault(of: value) else { continue }
            throw EngineError.outOfRange(
                option: record.wirePath, value: fault.got.description, expected: fault.expected)
        }
    }
}
