import ArgumentParser
import Options

/// `--config FILE`, understood by every command.
struct SettingsFlags: ParsableArguments {
    @Option(
        name: .customLong("config"), help: "A TOML file of settings; flags win over it.",
        completion: .file(extensions: ["toml"]))
    var file: String?

    func settings() throws -> Settings {
        guard let file else { return Settings() }
        return try SettingsFile.settings(from: file)
    }
}
