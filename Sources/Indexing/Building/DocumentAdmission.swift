import ContextTypes
package import Screening

/// What a document must be like to come into an index. What is left out is listed, never silently.
package struct DocumentAdmission: Sendable {
    private let screen: TextScreen
    private let leastQuality: Double
    private let mostHarm: Double
    private let mostInstructions: Double

    package init(
        _ screen: TextScreen, leastQuality: Double = 0, mostHarm: Double = 1, mostInstructions: Double = 1
    ) {
        self.screen = screen
        self.leastQuality = leastQuality
        self.mostHarm = mostHarm
        self.mostInstructions = mostInstructions
    }

    /// Why the text is left out, in words; nil when it comes in.
    func refusal(of text: String) -> String? {
        let judgement = screen.judge(text)
        if judgement.quality < leastQuality {
            let reasons = judgement.reasons.isEmpty ? "" : " (\(judgement.reasons.joined(separator: ", ")))"
            return "left out: its quality \(Self.rounded(judgement.quality)) is below leastQuality "
                + "\(Self.rounded(leastQuality))\(reasons)"
        }
        if judgement.harm > mostHarm {
            return
                "left out: its harm \(Self.rounded(judgement.harm)) is above mostHarm \(Self.rounded(mostHarm))"
        }
        if judgement.instructions > mostInstructions {
            return
                "left out: it reads like orders to a model (\(Self.rounded(judgement.instructions)), above "
                + "mostInstructions \(Self.rounded(mostInstructions)))"
        }
        return nil
    }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return hundredths % 100 < 10
            ? "\(hundredths / 100).0\(hundredths % 100)" : "\(hundredths / 100).\(hundredths % 100)"
    }
}
