package import ContextTypes
package import JSONValues

/// What is compared on what: all that an evaluation's figures depend on.
package struct EvaluationPlan: Sendable {
    package var title: String
    package var sets: [QuestionSet]
    package var families: [SystemFamily]
    /// Counts tokens for every system alike.
    package var counter: any TokenCounter
    package var seed: UInt64
    /// How often questions are drawn anew for the intervals.
    package var resamples = 1000
    /// A language model that answers from the full and from the trimmed context; nil asks nobody.
    package var generator: GeneratorSettings?
    /// Turns lengths of contexts into what asking a language model costs; nil does without.
    package var cost: CostModel?
    /// Fills the heat maps of the report; nil does without them. No figure depends on it.
    package var matcher: (any SentenceMatcher)?
    /// Write the reference setting's trimmed contexts.
    package var writesContexts = false
    /// The settings as they were given, printed in the report; two runs of the same description may continue each other.
    package var description: JSON

    package init(
        title: String, sets: [QuestionSet], families: [SystemFamily], counter: any TokenCounter,
        seed: UInt64, description: JSON
    ) {
        self.title = title
        self.sets = sets
        self.families = families
        self.counter = counter
        self.seed = seed
        self.description = description
    }

    /// All settings of all families, in order: the columns of every table.
    package var settings: [(family: SystemFamily, setting: SystemFamily.Setting)] {
        families.flatMap { family in family.settings.map { (family, $0) } }
    }

    /// Position in `settings` of the one that drill-downs start from: the first of the first family under test.
    package var reference: Int {
        settings.firstIndex { !$0.family.kind.isBaseline } ?? 0
    }

    /// `Winnow, threshold 0.3`: the name of a setting in files.
    package func name(of setting: Int) -> String {
        let (family, setting) = settings[setting]
        return setting.parameter == .unset ? family.name : "\(family.name), \(setting.parameter.label)"
    }
}
