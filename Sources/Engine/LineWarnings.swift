import ContextTypes
import Labelling

/// What the reader of an answer in lines should know of it.
struct LineWarnings {
    let options: PruningOptions
    let result: TrimmedContext
    let bestScore: Double

    func list() -> [ContextWarning] {
        let requested = RequestWarnings(
            options: options, result: result, wasCutShort: false, bestScore: bestScore, hasModel: false,
            isCalibrated: true)
        return [requested.empty].compactMap { $0 }
            + withoutEffect.map { option, reason in
                ContextWarning(.noEffect, "\(option) had no effect: \(reason)", place: option)
            }
    }

    private var withoutEffect: [(option: String, reason: String)] {
        let ignored: [(Bool, String, String)] = [
            (options.pruner != .auto, "pruner", Self.noModel),
            (options.readTokens != nil, "readTokens", Self.noModel),
            (options.deadline != nil, "deadlineMilliseconds", Self.noModel),
            (options.rounding == .majorityToken, "rounding", Self.noModel),
            (options.fill == true && options.budget == nil, "fill", "there is no budget"),
            (options.diversity > 0, "diversity", Self.forSentences),
            (!options.deduplicate, "deduplicate", "lines that are alike are not dropped for it"),
            (options.granularity != .auto, "granularity", Self.forSentences),
            (!options.keepTables, "keepTables", Self.forSentences),
            (options.keepTitle == .firstSentence, "keepTitle", "lines have no first sentence"),
            (options.output != .text, "output", Self.asTheyCame),
            (options.keepLinks, "keepLinks", Self.asTheyCame),
            (options.removeInvisible, "removeInvisible", Self.asTheyCame),
            (options.onEmpty != .empty, "onEmpty", Self.forSentences),
            (options.zeroScoreWhenEmpty, "zeroScoreWhenEmpty", Self.forSentences),
        ]
        return ignored.filter(\.0).map { ($0.1, $0.2) }
    }

    private static let noModel = "no model reads lines"
    private static let forSentences = "it is for texts that are read by sentence"
    private static let asTheyCame = "lines are returned byte for byte"
}
