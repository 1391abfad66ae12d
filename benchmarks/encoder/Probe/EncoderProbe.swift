@testable import Inference
@testable import LinearAlgebra

/// The Swift side of the measurements in benchmarks/encoder: reads texts from a file, writes what the peers compare.
@main
struct EncoderProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 3 else { return usage() }
        switch arguments[1] {
        case "tokenize": try TokenizerProbe(arguments).writeTokens()
        case "tokenizer-speed": try TokenizerProbe(arguments).measure()
        case "vectors": try EncodingProbe(arguments).writeVectors(to: arguments[5])
        case "speed": try EncodingProbe(arguments).measure(threads: Int(arguments[5]) ?? 1)
        case "first": try EncodingProbe.first(arguments)
        case "paths": print(KernelPath.all.map(\.name).joined(separator: " "))
        case "import": print(try ModelImporter.importOnnx(arguments[2], heads: 12, to: arguments[3]))
        default: usage()
        }
    }

    private static func usage() {
        print(
            """
            EncoderProbe tokenize FOLDER TEXTS OUTPUT
            EncoderProbe tokenizer-speed FOLDER TEXTS
            EncoderProbe vectors FOLDER TEXTS PRECISION OUTPUT [PATH]
            EncoderProbe speed FOLDER TEXTS PRECISION THREADS [PATH]
            EncoderProbe first FOLDER TEXT PRECISION
            EncoderProbe import ONNX FOLDER
            EncoderProbe paths - -
            """)
    }
}
