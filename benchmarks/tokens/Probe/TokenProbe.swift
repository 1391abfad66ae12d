import FoundationEssentials
import Glibc
import ProbeSupport

@testable import ContextTypes
@testable import Tokenization

/// The measuring program of benchmarks/tokens:
///
///     TokenProbe tokens TOKENIZER[#PATTERN] TEXTS OUTPUT    the tokens of every text, for comparison
///     TokenProbe speed TOKENIZER[#PATTERN] TEXTS            how fast tokens are counted, and how fast it loads
///
/// TEXTS holds texts one after the other, each after its length in bytes (32 bits, little endian).
@main
struct TokenProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        let parts = arguments[2].split(separator: "#").map(String.init)
        let started = processorTime()
        let tokenizer = try TokenizerReader.read(parts[0], pattern: parts.count > 1 ? parts[1] : nil)
        let loading = 1000 * (processorTime() - started)
        let texts = try TextFile(path: arguments[3])
        if arguments[1] == "tokens" {
            try writeTokens(tokenizer, texts, to: arguments[4])
        } else {
            measure(tokenizer, texts, loading: loading)
        }
    }

    /// For every text: the number of tokens, then id, start, end of each, all 32-bit little endian. The count alone
    /// must agree, or the program stops.
    private static func writeTokens(_ tokenizer: any TextTokenizer, _ texts: TextFile, to path: String) throws
    {
        var words: [UInt32] = []
        var tokens = TokenSequence()
        texts.forEachText { text in
            tokens.removeAll()
            tokenizer.append(tokensOf: text, to: &tokens)
            guard tokenizer.count(in: text) == tokens.count else {
                print("counted \(tokenizer.count(in: text)), recorded \(tokens.count)")
                exit(1)
            }
            words.append(UInt32(tokens.count))
            for (id, span) in zip(tokens.ids, tokens.spans) {
                words += [UInt32(id), UInt32(span.start), UInt32(span.end)]
            }
        }
        try words.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: path)) }
    }

    /// Prints tokens, the best of seven times in MB/s, and milliseconds of loading.
    private static func measure(_ tokenizer: any TextTokenizer, _ texts: TextFile, loading: Double) {
        var best = Double.infinity
        var count = 0
        for _ in 0..<7 {
            let started = processorTime()
            count = 0
            texts.forEachText { count += tokenizer.count(in: $0) }
            best = min(best, processorTime() - started)
        }
        print(count, Double(texts.size) / best / 1e6, loading)
    }
}
