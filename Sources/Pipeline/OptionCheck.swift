import ContextTypes

/// Refuses what no stage could make sense of.
enum OptionCheck {
    static func check(question: String, _ options: PruningOptions) throws {
        guard question.hasVisibleCharacter else { throw PipelineError.emptyQuestion }
        try checkShare(options.threshold, "threshold")
        try checkShare(options.retention, "retention")
        try checkShare(options.keepRatio, "keepRatio")
        try checkShare(options.diversity, "diversity")
        try checkCount(options.budget?.limit, "budget")
        try checkCount(options.minimumKept, "minKeep")
        try checkCount(options.neighbours, "neighbours")
        try checkCount(options.readTokens, "readTokens")
    }

    private static func checkShare(_ value: Double?, _ option: String) throws {
        guard let value, !(0...1).contains(value) else { return }
        throw PipelineError.outOfRange(option: option, value: "\(value)", expected: "0 to 1")
    }

    private static func checkCount(_ value: Int?, _ option: String) throws {
        guard let value, value < 0 else { return }
        throw PipelineError.outOfRange(option: option, value: "\(value)", expected: "0 or more")
    }
}
