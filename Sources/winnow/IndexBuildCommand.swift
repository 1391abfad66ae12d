import ArgumentParser
import CommandSettings
import Engine
import Indexing
import JSONValues
import Options
import Segmentation
import TextAnalysis

extension CorpusFormat: ExpressibleByArgument {}

/// `winnow index PATHS… --to FILE`: reads a corpus into an index.
struct IndexBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Read a corpus into an index; documents that have not changed cost nothing.",
        discussion: """
            PATHS are folders (HTML, Markdown and text, recursively), JSON lines (BEIR), WikiExtractor files and WARCs, \
            plain or in gzip or zstd; - is standard input. What cannot be read is listed and the rest is indexed; the \
            exit code is then 1.
            """
    )

    @Argument(help: "Folders and files; - for standard input.", completion: .file())
    var paths: [String]

    @Option(
        name: .customLong("to"), help: "The index to make or to update (default: indexes/NAME.winnow).",
        completion: .file(extensions: ["winnow"]))
    var index: String?

    @Flag(help: "Remove documents that the corpus no longer has.")
    var sync = false

    @Option(
        help:
            "Read every file as this: jsonl, warc, wikiextractor, html, markdown, text, pdf, office, mail, …")
    var format: CorpusFormat?

    @OptionGroup var indexing: OptionFlags<IndexingGroup>

    @Option(
        help: ArgumentHelp(
            "Index one part of the corpus only: I/S is part I of S, counted from 0.", valueName: "I/S"))
    var shard: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "No progress.")
    var quiet = false

    @OptionGroup var settings: SettingsFlags

    func run() async throws {
        let path = index ?? defaultPath
        var settings = try settings.settings()
        indexing.apply(to: &settings)
        let indexer = try Indexer(path, options: try options(of: settings.indexing))
        let corpus = CorpusReader(paths: paths, options: CorpusOptions(format: format))
        let line = ProgressLine()
        TerminationSignals.hear()
        let report = try indexer.run(corpus) { progress in
            if !quiet {
                line.update(
                    done: progress.bytesRead, total: progress.bytesTotal,
                    note: "\(grouped(progress.documents)) documents")
            }
            return TerminationSignals.number == 0
        }
        line.finish()
        print(json ? self.json(of: report, path: path).description : summary(of: report, path: path))
        if !json { printWarnings(of: report) }
        for problem in report.problems.prefix(json ? 0 : 20) { printError("not indexed: \(problem)") }
        if TerminationSignals.number > 0 {
            printError(
                "interrupted; what is counted above is in the index, and the same command goes on from there")
            throw ExitCode(128 + TerminationSignals.number)
        }
        guard report.problemCount > 0 else { return }
        if !json, report.problemCount > 20 {
            printError("… and \(grouped(report.problemCount - 20)) more; --json lists the first 1,000")
        }
        if report.notRemoved > 0 {
            printError(
                "not removed: \(grouped(report.notRemoved)) documents that were not seen may be among those "
                    + "that could not be read")
        }
        throw ExitCode.failure
    }

    /// Hidden text is summed up: most pages of a site have comments.
    private func printWarnings(of report: IndexingReport) {
        let hiding = report.warnings.filter { $0.hidden != nil }
        for warning in report.warnings.filter({ $0.hidden == nil }).prefix(20) {
            printError("warning: \(warning)")
        }
        guard let first = hiding.first else { return }
        guard report.documentsHiding > 1 else { return printError("warning: \(first)") }
        let kinds = report.hidden.kinds.map { "\($0.name) \(grouped($0.characters))" }.joined(separator: ", ")
        printError(
            "warning: \(grouped(report.documentsHiding)) documents have hidden characters (\(kinds)), "
                + "\(first.location) first; --json says what was left out of each")
    }

    /// `indexes/` and the last name of the first path.
    private var defaultPath: String {
        let name = paths.first { $0 != "-" }?.split(separator: "/").last.map(String.init) ?? "corpus"
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        return "indexes/\(stem).winnow"
    }

    private func options(of settings: IndexingSettings) throws -> IndexingOptions {
        var options = IndexingOptions()
        options.analyzer.stemmer = settings.stemmer == "none" ? nil : settings.stemmer
        options.analyzer.stopWords = settings.stopWords == "none" ? .none : .lucene
        options.k1 = settings.k1
        options.b = settings.b
        options.passageTokens = settings.passageTokens
        options.keepsHidden = settings.keepHidden
        options.keepsDuplicates = settings.keepDuplicates
        if settings.leastQuality > 0 || settings.mostHarm < 1 || settings.mostInstructions < 1 {
            options.admission = DocumentAdmission(
                try ScreenShelf().neededScreen(), leastQuality: settings.leastQuality,
                mostHarm: settings.mostHarm, mostInstructions: settings.mostInstructions)
        }
        options.threads = settings.threads
        options.sync = sync
        options.shard = try shard.map { text in
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2, let number = parts[0], let count = parts[1],
                let shard = CorpusShard(number, of: count)
            else { throw ValidationError("--shard must be I/S with 0 ≤ I < S, like 0/64, not \(text)") }
            return shard
        }
        return options
    }

    private func summary(of report: IndexingReport, path: String) -> String {
        let changes = [
            (report.added, "added"), (report.updated, "updated"), (report.unchanged, "unchanged"),
            (report.removed, "removed"), (report.problemCount, "not indexed"),
        ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
        let rate = report.seconds > 0 ? Int(Double(report.textBytes) / report.seconds) : 0
        let change = changes.isEmpty ? "" : " (\(changes.joined(separator: ", ")))"
        return "\(path): \(grouped(report.documents)) documents\(change), "
            + "\(grouped(report.passages)) passages written, \(byteCount(report.textBytes)) of text in "
            + "\(oneDecimal(report.seconds)) s (\(byteCount(rate))/s), \(byteCount(PeakMemory.bytes)) peak memory"
    }

    private func json(of report: IndexingReport, path: String) -> JSON {
        .object([
            "added": .integer(report.added), "documents": .integer(report.documents), "index": .string(path),
            "notRemoved": .integer(report.notRemoved), "passages": .integer(report.passages),
            "peakMemoryBytes": .integer(PeakMemory.bytes),
            "problemCount": .integer(report.problemCount),
            "problems": self.json(of: report.problems),
            "removed": .integer(report.removed), "seconds": .double(report.seconds),
            "textBytes": .integer(report.textBytes), "unchanged": .integer(report.unchanged),
            "updated": .integer(report.updated),
            "warnings": report.warnings.isEmpty ? nil : self.json(of: report.warnings),
        ])
    }

    private func json(of problems: [CorpusProblem]) -> JSON {
        .array(
            problems.map { problem in
                .object(["location": .string(problem.location), "reason": .string(problem.reason)])
            })
    }
}
