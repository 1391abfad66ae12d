import ArgumentParser
import CommandSettings
import JSONValues
import Options

/// `winnow config`: the table of options in all its forms, or a check of a file.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print every setting with its default and explanation, or check a configuration file.",
        discussion: "`winnow config > winnow.toml` is the start of a configuration of your own."
    )

    @Argument(help: "A configuration file to check.", completion: .file(extensions: ["toml"]))
    var file: String?

    @Flag(help: "Print the handbook's tables of options; with FILE that page, its tables brought up to date.")
    var reference = false

    @Flag(help: "Print the JSON Schema of the options of each method.")
    var schema = false

    func validate() throws {
        if schema, reference || file != nil { throw ValidationError("--schema stands alone") }
    }

    func run() throws {
        guard !schema else { return print(schemas.description) }
        guard !reference else { return print(try referencePage(), terminator: "") }
        guard let file else { return print(OptionTable.winnow.document, terminator: "") }
        _ = try SettingsFile.settings(from: file)
        print("\(file): good")
    }

    private func referencePage() throws -> String {
        guard let file else { return OptionReference().text }
        return OptionReference().updated(String(decoding: try InputFile.bytes(of: file), as: UTF8.self))
    }

    private var schemas: JSON {
        let methods: KeyValuePairs = [
            "prune": OptionDoors.prune, "rerank": .rerank, "retrieve": .retrieve, "trim": .trim,
        ]
        return .object(methods.map { JSON.Member($0, OptionTable.winnow.properties(of: $1)) })
    }
}
