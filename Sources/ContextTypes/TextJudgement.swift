/// What a text is worth, and whether it means harm: probabilities from 0 to 1.
package struct TextJudgement: Hashable, Sendable {
    /// How much it is like what somebody wrote to be read.
    package var quality: Double
    /// How much it is like hate and abuse, where it is so most.
    package var harm: Double
    /// How much it reads like orders to a model, where it does so most.
    package var instructions: Double
    /// Names of what lowers the quality most.
    package var reasons: [String]

    /// Judgements from here on come as warnings.
    package static let harmful = 0.9
    package static let ordering = 0.9

    package init(quality: Double, harm: Double, instructions: Double, reasons: [String] = []) {
        self.quality = quality
        self.harm = harm
        self.instructions = instructions
        self.reasons = reasons
    }
}
