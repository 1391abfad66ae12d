import ArgumentParser
import Inference
import Options

/// `--encoder FOLDER`: the late-interaction model of a command.
struct EncoderFlags: ParsableArguments {
    @Option(
        help: "Folder of the late-interaction model (default: the one that comes with winnow).",
        completion: .directory)
    var encoder: String?

    /// The folder that was named, or the one that comes with the program; nil when there is neither.
    static func folder(_ flag: String?, over setting: String) -> String? {
        flag ?? (setting.isEmpty ? ModelFolders.find("late-interaction") : setting)
    }

    /// The encoder that was named is the one that everything goes by.
    func apply(to settings: inout Settings) {
        if let encoder { settings.models.lateInteraction = encoder }
    }

    func requiredFolder() throws -> String {
        guard let folder = EncoderFlags.folder(encoder, over: "") else {
            throw ValidationError(
                "there is no late-interaction model in \(ModelFolders.places("late-interaction").joined(separator: ", ")); "
                    + "name one: --encoder FOLDER")
        }
        return folder
    }
}
