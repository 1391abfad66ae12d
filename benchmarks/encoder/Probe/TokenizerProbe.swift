import FoundationEssentials
import ProbeSupport

@testable import ContextTypes
@testable import Tokenization

/// Tokenizes a file of texts for comparison, or as often as a second allows for a figure.
struct TokenizerProbe {
    let tokenizer: WordPieceTokenizer
    let texts: TextFile
    let output: String?

    init(_ arguments: [String]) throws {
        tokenizer = try WordPieceTokenizer.read(folder: arguments[2])
        texts = try TextFile(path: arguments[3])
        output = arguments.count > 4 ? arguments[4] : nil
    }

    /// For every text: the number of tokens, then id, start, end of each, all 32-bit little endian.
    func writeTokens() throws {
        var words: [UInt32] = []
        var tokens = TokenSequence()
        texts.forEachText { text in
            tokens.removeAll()
            tokenizer.append(tokensOf: text, to: &tokens)
            words.append(UInt32(tokens.count))
            for (id, span) in zip(tokens.ids, tokens.spans) {
                words += [UInt32(id), UInt32(span.start), UInt32(span.end)]
            }
        }
        guard let output else { return }
        try words.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: output)) }
    }

    func measure() throws {
        var tokens = TokenSequence()
        var best = Double.infinity
        var count = 0
        for _ in 0..<7 {
            let time = ContinuousClock().measure {
                count = 0
                texts.forEachText { text in
                    tokens.removeAll()
                    tokenizer.append(tokensOf: text, to: &tokens)
                    count += tokens.count
                }
            }
            best = min(best, time / .seconds(1))
        }
        print(
            "\(count) tokens, \(Double(texts.size) / best / 1e6) MB/s, \(Double(count) / best / 1e6) million tokens/s"
        )
    }
}
