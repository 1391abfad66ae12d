package import ContextTypes
import Inference
import JSONValues
import TextAnalysis
import Tokenization

/// What the length of a passage is counted in.
///
/// The encoder reads the first 256 word pieces of a passage, and a passage is ranked best when it fills about that.
/// So passages are measured in the encoder's own pieces where it is there.
///
///     let measure = PassageMeasure.best       // .wordPieces beside a model, else .estimate
///     let counter = try measure.counter()
package enum PassageMeasure: String, Sendable, CaseIterable {
    /// The estimate of tokens that budgets are counted with. Indexes from before there were others.
    case estimate
    /// Word pieces of the encoder that comes with the program.
    case wordPieces

    private static let encoder = "late-interaction"

    /// For a new index.
    package static var best: PassageMeasure { ModelFolders.find(encoder) == nil ? .estimate : .wordPieces }

    /// What an index was cut with.
    init(of cutting: JSON) throws(IndexingError) {
        guard let name = cutting["measure"] else {
            self = .estimate
            return
        }
        guard let measure = name.string.flatMap(PassageMeasure.init) else {
            throw .unknownMeasure("\(name)")
        }
        self = measure
    }

    /// - Throws: `IndexingError.noTokenizer` when the encoder's tokenizer cannot be read.
    package func counter() throws -> any TokenCounter {
        switch self {
        case .estimate: return EstimatedTokenCounter()
        case .wordPieces: return try Self.pieces.get()
        }
    }

    /// Read once, when it is first needed.
    private static let pieces = Result<any TokenCounter, any Error> {
        guard let folder = ModelFolders.find(encoder) else {
            throw IndexingError.noTokenizer("no model \(encoder) found")
        }
        do {
            let tokenizer = try TokenizerReader.read("\(folder)/tokenizer.json")
            return ExactTokenCounter(name: PassageMeasure.wordPieces.rawValue, tokenizer)
        } catch { throw IndexingError.noTokenizer("\(error)") }
    }
}
