import ArgumentParser
import CommandSettings
import ContextTypes
import Engine
import JSONValues
import Options
import TextAnalysis
import Tokenization

/// `winnow tokens`: how many tokens files have.
struct TokensCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: "Count the tokens of files.",
        discussion: """
            Counts what a model will read of a text, without the tokens that a chat template puts around it. Without \
            --tokenizer the count is an estimate, which stays above what common models count. Bytes that are no UTF-8 \
            are counted as U+FFFD.
            """
    )

    @Argument(help: "The files; - or none for standard input.", completion: .file())
    var files: [String] = []

    @Option(
        name: .shortAndLong,
        help: "A name of [tokenizers] in the configuration, a tokenizer.json, or a rank file of tiktoken.",
        completion: .file())
    var tokenizer: String?

    @Option(help: "How a rank file cuts its texts, when it is of no published encoding.")
    var pattern: String?

    @Flag(help: "Print the counts as JSON.")
    var json = false

    @OptionGroup var settings: SettingsFlags

    func validate() throws {
        if pattern != nil, tokenizer == nil { throw ValidationError("--pattern goes with --tokenizer") }
    }

    func run() throws {
        let counter = try counter()
        let counts = try (files.isEmpty ? ["-"] : files).map { path in
            FileCount(
                path: path, text: String(decoding: try InputFile.bytes(of: path), as: UTF8.self), counter)
        }
        let total = counts.reduce(FileCount(path: "total")) { $0 + $1 }
        guard !json else { return print(report(counts, total, counter.name).description) }
        let shown = counts.count > 1 ? counts + [total] : counts
        let width = shown.map { String($0.tokens).count }.max() ?? 0
        for count in shown {
            let number = String(count.tokens)
            print(String(repeating: " ", count: width - number.count) + number + "  " + count.path)
        }
    }

    private func counter() throws -> any TokenCounter {
        var settings = try settings.settings().tokenizers
        if let tokenizer { settings.name = tokenizer }
        if let pattern {
            settings.places[settings.name, default: TokenizerPlace(file: settings.name)].pattern = pattern
        }
        do {
            guard let counter = try settings.shelf.counter(named: settings.name) else {
                throw CommandFailure("no tokenizer is named \(settings.name)")
            }
            return counter
        } catch let error as TokenizerError {
            throw CommandFailure("\(error)")
        }
    }

    private func report(_ counts: [FileCount], _ total: FileCount, _ tokenizer: String) -> JSON {
        .object([
            "files": .array(
                counts.map { count in
                    .object([
                        "bytes": .integer(count.bytes), "characters": .integer(count.characters),
                        "file": .string(count.path), "tokens": .integer(count.tokens),
                    ])
                }),
            "tokenizer": .string(tokenizer),
            "total": .object([
                "bytes": .integer(total.bytes), "characters": .integer(total.characters),
                "tokens": .integer(total.tokens),
            ]),
        ])
    }
}

/// What was counted of one file, or of all.
private struct FileCount {
    let path: String
    var tokens = 0
    var bytes = 0
    /// Unicode scalars.
    var characters = 0

    init(path: String) { self.path = path }

    init(path: String, text: String, _ counter: any TokenCounter) {
        self.path = path
        tokens = counter.tokens(in: text)
        bytes = text.utf8.count
        characters = text.unicodeScalars.count
    }

    static func + (left: FileCount, right: FileCount) -> FileCount {
        var sum = left
        sum.tokens += right.tokens
        sum.bytes += right.bytes
        sum.characters += right.characters
        return sum
    }
}
