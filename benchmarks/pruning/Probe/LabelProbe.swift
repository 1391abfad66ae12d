import Glibc
import ProbeSupport

/// The measuring program of benchmarks/pruning, which the recipes in training run too:
///
///     LabelProbe words DATA OUTPUT                       labels by the words alone
///     LabelProbe model FOLDER DATA OUTPUT [cascade]      labels by a model that reads all, or what the cascade reads
///     LabelProbe vectors FOLDER DATA OUTPUT [VECTORS]    labels by the token vectors of a late-interaction model
///     LabelProbe speed DATA                              how fast pruning and the estimate of tokens are
///
/// DATA holds one JSON object a line, `{"question", "passages": [{"title", "sentences"}]}`; OUTPUT has for each of them
/// `{"ranks": […], "scores": [[…]], "features": [[[…]]]}`: by passage, by sentence, and the labeller's measures of it.
@main
struct LabelProbe {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("words", 3): try LabelledData(arguments[1]).write(to: arguments[2], WordLabels().line)
        case ("model", 4...5):
            let labels = try ModelLabels(arguments[1], isCascade: arguments.last == "cascade")
            try LabelledData(arguments[2]).write(to: arguments[3], labels.line)
        case ("vectors", 4...5):
            try VectorLabels(arguments[1], vectors: arguments.count > 4 ? arguments[4] : nil)
                .write(LabelledData(arguments[2]), to: arguments[3])
        case ("speed", 2): try await PruningSpeed().report(LabelledData(arguments[1]))
        default:
            refuse("usage: LabelProbe words|model|vectors|speed … (see benchmarks/pruning/Probe)")
        }
    }
}
