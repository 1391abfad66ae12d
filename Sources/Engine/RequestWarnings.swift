import ContextTypes
import Labelling

/// What the reader of an answer should know of it.
struct RequestWarnings {
    let options: PruningOptions
    let result: TrimmedContext
    /// Whether the deadline passed before all windows were read.
    let wasCutShort: Bool
    let bestScore: Double
    /// Whether the labeller that scored is a model.
    let hasModel: Bool
    /// Whether it has the calibration of its scores.
    let isCalibrated: Bool
    /// Where a model was looked for in vain; empty when there is one, or none is wanted.
    var missingPlaces: [String] = []

    func list() -> [ContextWarning] {
        [empty, unread, uncalibrated, unfound].compactMap { $0 }
            + withoutEffect.map { option, reason in
                ContextWarning(.noEffect, "\(option) had no effect: \(reason)", place: option)
            }
    }

    var empty: ContextWarning? {
        guard result.context.isEmpty else { return nil }
        if result.passages.isEmpty {
            return ContextWarning(.emptyContext, "the context is empty: there were no passages")
        }
        if result.sentences.original == 0 {
            return ContextWarning(.emptyContext, "the context is empty: the passages have no text")
        }
        if options.keepRatio == 0 {
            return ContextWarning(.emptyContext, "the context is empty: keepRatio is 0")
        }
        if let budget = options.budget, bestScore >= result.threshold {
            return ContextWarning(
                .emptyContext,
                "the context is empty: the budget of \(budget.limit) \(budget.unit.rawValue) is below the shortest "
                    + "unit that passed")
        }
        return ContextWarning(
            .emptyContext,
            "the context is empty: no unit reached the threshold \(rounded(result.threshold)); the best had "
                + "\(rounded(bestScore))")
    }

    private var unread: ContextWarning? {
        guard let windows = result.windows, windows.kept < windows.original else { return nil }
        let left = windows.original - windows.kept
        let rest =
            left == 1
            ? "The other one keeps the score that its words gave it"
            : "The other \(left) keep the scores that their words gave them"
        return ContextWarning(
            .unreadWindows,
            "Read \(windows.kept) of \(windows.original) windows (\(bound.cause)). \(rest); "
                + "\(bound.advice) to read \(left == 1 ? "it" : "them").")
    }

    /// What ended the reading, and what to do about it.
    private var bound: (cause: String, advice: String) {
        if wasCutShort { return ("until the deadline", "raise deadlineMilliseconds") }
        if let tokens = options.readTokens ?? (options.pruner == .auto ? PrunerShelf.readTokens : nil) {
            return ("readTokens \(tokens)", "raise readTokens")
        }
        return ("pruner \(options.pruner.rawValue)", "choose accurate")
    }

    private var uncalibrated: ContextWarning? {
        guard hasModel, !isCalibrated else { return nil }
        return ContextWarning(
            .uncalibrated,
            "the folder of the model \(result.model) has no calibrator.json: a score is the mean of what its tokens have, "
                + "and the threshold \(rounded(result.threshold)) is not fitted to it")
    }

    private var unfound: ContextWarning? {
        guard !missingPlaces.isEmpty else { return nil }
        return ContextWarning(
            .noModel,
            "no model was found, so scores go by words: looked in \(missingPlaces.joined(separator: ", ")); name its folder "
                + "in models.pruner or WINNOW_MODELS, or choose the pruner fast")
    }

    private var withoutEffect: [(option: String, reason: String)] {
        var found: [(String, String)] = []
        if options.fill == true, options.budget == nil { found.append(("fill", "there is no budget")) }
        if options.fill == true, options.keepRatio != nil {
            found.append(("fill", "keepRatio says how much is kept"))
        }
        if options.diversity > 0, options.budget == nil, options.keepRatio == nil {
            found.append(("diversity", "nothing limits what is kept"))
        }
        if options.rounding == .majorityToken, !hasModel {
            found.append(("rounding", "\(result.model) has no token probabilities"))
        }
        if options.readTokens != nil, !hasModel {
            found.append(("readTokens", "\(result.model) reads nothing"))
        }
        if options.keepLinks, options.output == .text { found.append(("keepLinks", "the output is text")) }
        if options.markers, options.output != .text { found.append(("markers", "the output is no text")) }
        if options.granularity != .auto { found.append(("granularity", Self.noBlockStage)) }
        if !options.keepTables { found.append(("keepTables", Self.noBlockStage)) }
        return found
    }

    private static let noBlockStage = "blocks are not dropped before their sentences are scored"

    private func rounded(_ value: Double) -> String {
        let thousandths = Int((value * 1_000).rounded())
        let digits = String(thousandths % 1_000)
        return "\(thousandths / 1_000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
