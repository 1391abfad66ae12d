import ContextTypes
import Inference
import TestSupport
import Testing
import Tokenization

@testable import Labelling

@Suite("Windows of the pruner, and which of them a cascade reads")
struct PrunerWindowTests {
    private let special = SpecialTokens(classification: 1, separator: 2, unknown: 3, padding: 0)

    private func windows(_ sentences: [[Int32]], question: Int = 5, title: Int = 3) -> [PrunerWindow] {
        PrunerWindow.windows(
            passage: 0, question: Array(repeating: 9, count: question),
            title: { _ in Array(repeating: 8, count: title) }, sentences: sentences, special: special,
            positions: 512)
    }

    @Test("every token is in one window, in order, none twice: windows without overlap (OpenProvence)")
    func noOverlap() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let sentences = (0..<Int.random(in: 0...20, using: &random)).map { number in
                (0..<Int.random(in: 0...400, using: &random)).map { Int32(1000 * (number + 1) + $0) }
            }
            let windows = windows(
                sentences, question: Int.random(in: 1...300, using: &random),
                title: Int.random(in: 0...60, using: &random))
            let read = windows.flatMap { window in window.pieces.flatMap { window.input.ids[$0.tokens] } }
            #expect(read == sentences.flatMap { $0 })
            #expect(windows.allSatisfy { $0.input.count <= 512 && !$0.pieces.isEmpty })
            #expect(windows.allSatisfy { $0.input.ids.first == 1 && $0.input.ids.last == 2 })
        }
    }

    @Test("a sentence that fits is never cut")
    func wholeSentences() {
        let sentences = (0..<30).map { number in (0..<40).map { Int32(1000 * (number + 1) + $0) } }
        let windows = windows(sentences)
        #expect(windows.count > 1)
        #expect(windows.allSatisfy { $0.pieces.allSatisfy { $0.tokens.count == 40 } })
        #expect(windows.flatMap { $0.pieces.map(\.sentence) } == Array(0..<30))
    }

    @Test("a window stands under the title of its first sentence")
    func titles() {
        let windows = PrunerWindow.windows(
            passage: 0, question: [9], title: { [Int32(100 + $0)] },
            sentences: (0..<4).map { _ in Array(repeating: 7, count: 150) }, special: special, positions: 512)
        #expect(windows.map { $0.input.ids[3] } == [100, 101, 102, 103])
    }

    private func prior(_ scores: [Double]) -> LexicalPrior {
        let windows = scores.indices.map { passage in
            PrunerWindow.windows(
                passage: passage, question: [9], title: { _ in [] }, sentences: [[7, 7]], special: special,
                positions: 512)[0]
        }
        return LexicalPrior(
            windows, labels: scores.map { PassageLabels(scores: [$0], rankScore: $0) })
    }

    @Test("a cascade first reads what holds nearly all that the words promise, at most a third")
    func cascade() {
        let sure = prior([0.01, 0.999] + Array(repeating: 0.01, count: 28))
        #expect(sure.order[0] == 1)
        #expect(sure.cascade.first == 3)
        #expect(sure.cascade.most == 10)
        let unsure = prior(Array(repeating: 0.3, count: 30))
        #expect(unsure.cascade.first == 10)
        let blind = prior(Array(repeating: 0, count: 30))
        #expect(blind.cascade.first == 10)
        #expect(prior(Array(repeating: 0.3, count: 1_000)).cascade == (32, 32))
        #expect(prior([0.5, 0.5]).cascade == (2, 2))
        #expect(prior([]).cascade == (0, 0))
    }
}

@Suite("The headings above a place")
struct HeadingPathsTests {
    @Test("title, headings of the document, headings inside the passage, each once")
    func paths() {
        let text = "Repair\nFix it.\nTyres\nPump them."
        func span(_ part: String) -> SourceSpan {
            let before = text.bytesBefore(part)
            return SourceSpan(start: before, end: before + part.utf8.count)
        }
        let passage = Passage(
            id: "p", document: "p", title: "Bicycles", headings: ["Repair"], text: text,
            blocks: [
                Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1),
                Block(kind: .heading, span: span("Repair"), parent: 0, level: 2),
                Block(kind: .paragraph, span: span("Fix it."), parent: 0),
                Block(kind: .heading, span: span("Tyres"), parent: 0, level: 3),
                Block(kind: .paragraph, span: span("Pump them."), parent: 0),
            ], sentences: [])
        let paths = HeadingPaths(passage)
        #expect(paths.path(at: 0) == "Bicycles - Repair")
        #expect(paths.path(at: span("Fix it.").start) == "Bicycles - Repair")
        #expect(paths.path(at: span("Pump them.").start) == "Bicycles - Repair - Tyres")
        #expect(HeadingPaths(PassageSketch.passage(["A."], id: "q")).path(at: 0).isEmpty)
    }
}

extension String {
    /// Bytes before the first place of `part`; all when it is not there.
    fileprivate func bytesBefore(_ part: String) -> Int {
        let (bytes, wanted) = (Array(utf8), Array(part.utf8))
        let starts = 0...max(0, bytes.count - wanted.count)
        return starts.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
    }
}
