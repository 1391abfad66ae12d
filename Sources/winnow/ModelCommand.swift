import ArgumentParser
import Inference

/// `winnow model`: the models on disk.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "List, describe, check, quantise and import models.",
        discussion: """
            A model is a folder with config.json, model.safetensors and tokenizer.json or vocab.txt, as published for \
            BERT encoders. Nothing is ever downloaded.
            """,
        subcommands: [List.self, Describe.self, Check.self, Quantize.self, Import.self]
    )
}

extension ModelCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the model folders below a folder.")

        @Argument(help: "Where models are kept.", completion: .directory)
        var folder = "models"

        func run() throws {
            for path in ModelSummary.folders(below: folder) {
                do {
                    let summary = try ModelSummary(folder: path)
                    print(
                        "\(path)\t\(summary.configuration.modelType)\t\(summary.configuration.layers) x "
                            + "\(summary.configuration.hiddenWidth)\t\(summary.bytes / 1_000_000) MB\t"
                            + summary.outputs.joined(separator: ", "))
                } catch {
                    print("\(path)\tdamaged: \(error)")
                }
            }
        }
    }

    struct Describe: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "info",
            abstract: "Print architecture, parameters, bytes, licence and card of a model.")

        @Argument(help: "A model folder.", completion: .directory)
        var folder: String

        func run() throws {
            let summary = try ModelCommand.named(folder) { try ModelSummary(folder: folder) }
            let shape = summary.configuration
            print(
                """
                architecture  \(shape.modelType), \(shape.architectures.joined(separator: ", "))
                shape         \(shape.layers) layers x \(shape.hiddenWidth), \(shape.heads) heads, \
                \(shape.intermediateWidth) between
                vocabulary    \(shape.vocabularySize) tokens
                longest text  \(shape.positions) tokens
                parameters    \(summary.parameters)
                bytes         \(summary.bytes)
                numbers       \(summary.formats.joined(separator: ", "))
                outputs       \(summary.outputs.joined(separator: ", "))
                licence       \(summary.licence ?? "not stated")
                card          \(summary.card ?? "none")
                """)
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Load a model, run it, print its speed.")

        @Argument(help: "A model folder.", completion: .directory)
        var folder: String

        @Option(parsing: .unconditional, help: "Threads that compute.")
        var threads = 1

        func validate() throws {
            guard (1...256).contains(threads) else { throw ValidationError("--threads must be 1 to 256") }
        }

        func run() throws {
            let check: ModelCheck
            do { check = try ModelCheck.run(folder, threads: threads) } catch {
                throw CommandFailure("\(error)")
            }
            print(
                """
                loaded        \(ModelCommand.milliseconds(check.loading)) ms
                first answer  \(ModelCommand.milliseconds(check.firstAnswer)) ms
                throughput    \(Int(check.tokensPerSecond)) tokens/s on \(check.threads) thread(s), \
                passages of 128 tokens
                """)
        }
    }

    struct Quantize: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "quantize", abstract: "Write a copy of a model with 8-bit weights.",
            discussion: """
                Each row of a matrix becomes bytes (NAME, I8) times one float (NAME.scale). Up to four columns whose \
                inputs are many times as large as all others in every text stay floats: NAME.float_inputs says which, \
                NAME.float_weights holds them. Heads, norms and biases stay as they are.
                """)

        @Argument(help: "A model folder.", completion: .directory)
        var folder: String

        @Argument(help: "The folder to write.", completion: .directory)
        var target: String

        func run() throws {
            let reports = try ModelCommand.named(folder) {
                try ModelQuantizer.quantize(folder: folder, to: target)
            }
            for report in reports {
                let kept = report.floatInputs.map(String.init).joined(separator: ", ")
                print(
                    "\(report.tensor)\trelative error \(Self.percent(report.relativeError))"
                        + (kept.isEmpty ? "" : "\tcolumns kept as floats: \(kept)"))
            }
            guard let worst = reports.map(\.relativeError).max() else {
                print("\(target): a copy, no matrix of floats was left to quantise")
                return
            }
            print(
                "\(target): \(reports.count) matrices quantised, largest relative error \(Self.percent(worst))"
            )
        }

        private static func percent(_ share: Double) -> String {
            let hundredths = Int((share * 10_000).rounded())
            return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Make a model folder from an ONNX file or another model folder.",
            discussion:
                "Integers of an ONNX file are turned back into floats; its tokenizer stands beside it.")

        @Argument(help: "model.onnx, or a folder with model.safetensors.", completion: .file())
        var source: String

        @Argument(help: "The folder to write.", completion: .directory)
        var target: String

        @Option(
            parsing: .unconditional, help: "Attention heads, when no config.json stands beside the ONNX file."
        )
        var heads: Int?

        func run() throws {
            let report = try ModelCommand.named(source) {
                source.hasSuffix(".onnx")
                    ? try ModelImporter.importOnnx(source, heads: heads, to: target)
                    : try ModelImporter.importFolder(source, to: target)
            }
            let rounding = report.largestStep > 0 ? ", rounded by up to \(report.largestStep / 2)" : ""
            print(
                "\(target): \(report.tensors) tensors, \(report.parameters) numbers, "
                    + "\(report.dequantized) tensors were integers\(rounding)")
        }
    }

    /// Runs `body`, its error as one line for people.
    static func named<Value>(_ source: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw CommandFailure("\(error)") }
    }

    static func milliseconds(_ duration: Duration) -> Double {
        (duration / .milliseconds(1) * 10).rounded() / 10
    }
}
