package import ArgumentParser
import Engine
import Inference
package import Options

/// `--encoder FOLDER`: the late-interaction model of a command.
package struct EncoderFlags: ParsableArguments {
    @Option(
        help: "Folder of the late-interaction model (default: the one that comes with winnow).",
        completion: .directory)
    package var encoder: String?

    package init() {}

    /// The encoder that was named is the one that everything goes by.
    package func apply(to settings: inout Settings) {
        if let encoder { settings.models.lateInteraction = encoder }
    }

    package func requiredFolder() throws -> String {
        guard let folder = encoder ?? ModelSettings().lateInteractionFolder else {
            throw ValidationError(
                "there is no late-interaction model in \(ModelFolders.places("late-interaction").joined(separator: ", ")); "
                    + "name one: --encoder FOLDER")
        }
        return folder
    }
}
