import ArgumentParser
import CommandSettings
import Engine
import Options

/// Which passages to fetch: the flags of `trim` and `retrieve`, over the settings of the file.
struct RetrievalFlags: ParsableArguments {
    @Option(
        name: .shortAndLong, help: "The index to ask.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Option(help: "Statistics of the collection that the index is a shard of.", completion: .file())
    var statistics: String?

    @OptionGroup var options: OptionFlags<RetrievalGroup>
    @OptionGroup var encoder: EncoderFlags

    func apply(to settings: inout Settings) {
        options.apply(to: &settings)
        encoder.apply(to: &settings)
    }

    /// The index that was named, with the encoder of `settings`.
    func opened(_ settings: Settings) throws -> OpenIndex {
        try OpenIndex(index, settings.models, statistics: statistics)
    }
}
