package import ArgumentParser
package import Options

/// `--config FILE`, understood by every command.
package struct SettingsFlags: ParsableArguments {
    @Option(
        name: .customLong("config"), help: "A TOML file of settings; flags win over it.",
        completion: .file(extensions: ["toml"]))
    package var file: String?

    package init() {}

    package func settings() throws -> Settings {
        guard let file else { return Settings() }
        return try SettingsFile.settings(from: file)
    }
}
