import ArgumentParser
import CommandSettings
import Indexing
import Inference
import JSONValues

/// `winnow index encode FILE`: gives the passages of an index their token vectors.
struct IndexEncodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode",
        abstract: "Give the passages of an index their token vectors, for late interaction.",
        discussion: """
            Encodes what has no vectors yet; run it again after adding documents. The index answers meanwhile. When it \
            is interrupted, the next run goes on where it stopped.
            """
    )

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @OptionGroup var encoder: EncoderFlags

    @Option(parsing: .unconditional, help: "Bits of a component, 2 or 4 (default: 4).")
    var bits: Int?

    @Option(
        parsing: .unconditional,
        help: "Tokens of a sentence that share one vector on average, 1 to 4 (default: 2).")
    var pooling: Int?

    @Option(parsing: .unconditional, help: "Threads that encode (default: one per core).")
    var threads: Int?

    @Flag(help: "Drop the token vectors that are there, of whatever encoder, and train a new codec.")
    var replace = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "No progress.")
    var quiet = false

    func validate() throws {
        if let bits, bits != 2, bits != 4 { throw ValidationError("--bits must be 2 or 4, not \(bits)") }
        if let pooling, !(1...4).contains(pooling) {
            throw ValidationError("--pooling must be from 1 to 4, not \(pooling)")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads)") }
    }

    func run() async throws {
        let folder = try encoder.requiredFolder()
        var options = EncodingOptions()
        options.bits = bits ?? options.bits
        options.pooling = pooling ?? options.pooling
        options.threads = threads ?? 0
        options.replaces = replace
        let job = try TokenEncodingJob(
            index, try LateInteractionEncoder(folder: folder), options: options)
        let line = ProgressLine(unit: .passages)
        TerminationSignals.hear()
        let report = try job.run { progress in
            if !quiet { line.update(done: progress.done, total: progress.total, note: note(progress)) }
            return TerminationSignals.number == 0
        }
        line.finish()
        print(json ? self.json(of: report).description : summary(of: report))
        if let failure = report.compactionFailure {
            printError("the vectors are stored; giving back unused space failed: \(failure)")
        }
        if TerminationSignals.number > 0 {
            printError("interrupted; the same command goes on from here")
            throw ExitCode(128 + TerminationSignals.number)
        }
        if report.drift > 1.5 {
            printError(
                "the codec fits this corpus \(oneDecimal(report.drift)) times worse than what it was trained on; "
                    + "a new one: winnow index encode \(index) --replace")
        }
    }

    private func note(_ progress: EncodingProgress) -> String {
        switch progress.step {
        case .sample: "sample for the codec"
        case .codec: "training the codec"
        case .encode: "\(grouped(progress.done)) of \(grouped(progress.total)) passages"
        case .lists: "lists of centroids"
        }
    }

    private func summary(of report: EncodingReport) -> String {
        let rate = report.seconds > 0 ? Double(report.passages) / report.seconds : 0
        return
            "\(index): \(grouped(report.passages)) passages encoded, \(grouped(report.vectors)) vectors, in "
            + "\(oneDecimal(report.seconds)) s (\(oneDecimal(rate)) passages/s), "
            + "\(byteCount(PeakMemory.bytes)) peak memory"
    }

    private func json(of report: EncodingReport) -> JSON {
        .object([
            "drift": .double(report.drift), "index": .string(index), "passages": .integer(report.passages),
            "peakMemoryBytes": .integer(PeakMemory.bytes), "seconds": .double(report.seconds),
            "vectors": .integer(report.vectors),
        ])
    }
}
