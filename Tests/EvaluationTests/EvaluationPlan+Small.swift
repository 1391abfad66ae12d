import ContextTypes
import Evaluation
import JSONValues
import Labelling

extension EvaluationPlan {
    /// A plan over one file of questions with few systems, so that tests stay light.
    ///
    /// - Parameter configuration: JSON of what else the configuration says.
    static func small(_ path: String, _ configuration: String = "{}") throws -> EvaluationPlan {
        let usual = """
            [{"kind": "winnow", "name": "Winnow", "thresholds": [0.3]}, {"kind": "unpruned"},
            {"kind": "lexical", "keep_ratios": [0.5]}, {"kind": "oracle"}]
            """
        var members = try JSON(parsing: configuration).members ?? []
        if !members.contains(where: { $0.key == "system" }) {
            members.append(.init("system", try JSON(parsing: usual)))
        }
        var configuration = try EvaluationConfiguration(.object(members), folder: "")
        configuration.sets = [QuestionSet(name: "own", format: .qa, path: path)]
        var plan = try configuration.plan(pruner: { _ in { _, _ in LexicalLabeller() } }) { _ in
            PruningOptions()
        }
        plan.resamples = 50
        return plan
    }
}
