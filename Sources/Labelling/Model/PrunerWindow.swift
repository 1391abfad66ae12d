import ContextTypes
import Inference
import Tokenization

/// One input of the pruner: `[CLS] question [SEP] title: sentences [SEP]`, whole sentences of one passage.
///
/// The question is cut last: it may have `questionTokens`, and the sentences always get `leastRoom`. A sentence longer
/// than the room goes through in pieces.
struct PrunerWindow {
    static let questionTokens = 192
    static let titleTokens = 32
    /// Tokens of one window, frame and question included: the length that the model was trained on.
    static let tokens = 256
    static let leastRoom = 128

    let passage: Int
    private(set) var input: EncoderInput
    /// Sentences (or pieces of one) with their tokens' places in `input`.
    private(set) var pieces: [(sentence: Int, tokens: Range<Int>)]

    /// Packs the sentences of a passage greedily into windows without overlap (the windows of OpenProvence).
    ///
    /// - Parameters:
    ///   - title: the tokens of what stands above a sentence; a window has the title of its first one.
    ///   - sentences: the tokens of each sentence; one without tokens is in no window.
    static func windows(
        passage: Int, question: [Int32], title: (Int) -> [Int32], sentences: [[Int32]],
        special: SpecialTokens, positions: Int
    ) -> [PrunerWindow] {
        let question = question.prefix(min(questionTokens, positions - 3 - leastRoom))
        var windows: [PrunerWindow] = []
        var current: [(sentence: Int, ids: ArraySlice<Int32>)] = []
        var above: ArraySlice<Int32> = []
        var (used, room) = (0, 0)
        func open(at sentence: Int) {
            above = title(sentence).prefix(titleTokens)
            let frame = question.count + above.count + 3
            room = max(leastRoom - above.count, min(tokens, positions) - frame)
        }
        func close() {
            guard !current.isEmpty else { return }
            windows.append(
                PrunerWindow(passage, question: question, title: above, pieces: current, special: special))
            current = []
            used = 0
        }
        for (index, sentence) in sentences.enumerated() where !sentence.isEmpty {
            if used + sentence.count > room { close() }
            if current.isEmpty { open(at: index) }
            var rest = sentence[...]
            while rest.count > room {
                current.append((index, rest.prefix(room)))
                close()
                rest = rest.dropFirst(room)
            }
            current.append((index, rest))
            used += rest.count
        }
        close()
        return windows
    }

    private init(
        _ passage: Int, question: ArraySlice<Int32>, title: ArraySlice<Int32>,
        pieces: [(sentence: Int, ids: ArraySlice<Int32>)], special: SpecialTokens
    ) {
        var ids = [special.classification] + question + [special.separator]
        let asked = ids.count
        ids += title
        self.pieces = []
        for piece in pieces {
            self.pieces.append((piece.sentence, ids.count..<ids.count + piece.ids.count))
            ids += piece.ids
        }
        ids.append(special.separator)
        let types = [UInt8](repeating: 0, count: asked) + [UInt8](repeating: 1, count: ids.count - asked)
        self.passage = passage
        input = EncoderInput(ids: ids, types: types)
    }
}
