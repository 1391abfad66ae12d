import ArgumentParser
import Engine
import Inference
import Options

/// `--encoder FOLDER`: the late-interaction model of a command.
struct EncoderFlags: ParsableArguments {
    @Option(
        help: "Folder of the late-interaction model (default: the one that comes with winnow).",
        completion: .directory)
    var encoder: String?

    /// The encoder that was named is the one that everything goes by.
    func apply(to settings: inout Settings) {
        if let encoder { settings.models.lateInteraction = encoder }
    }

    func requiredFolder() throws -> String {
        guard let folder = encoder ?? ModelSettings().lateInteractionFolder else {
            throw ValidationError(
                "there is no late-interaction model in \(ModelFolders.places("late-interaction").joined(separator: ", ")); "
                    + "name one: --encoder FOLDER")
        }
        return folder
    }
}
