import ContextTypes
import Labelling
import Testing

@Suite("The page of Labelling")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let text = "The mill grinds grain. Its roof is made of slate."
        let passage = Passage(
            id: "mill", document: "mill", text: text,
            blocks: [Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1)],
            sentences: [
                Sentence(span: SourceSpan(start: 0, end: 22), block: 0),
                Sentence(span: SourceSpan(start: 23, end: text.utf8.count), block: 0),
            ])
        let labels = try LexicalLabeller().labels(for: "What does the mill grind?", passages: [passage])
        // One score for each sentence, from 0 to 1: the first one answers.
        let scores = labels[0].scores
        #expect(scores.count == 2)
        #expect(scores[0] > 0.5)
        #expect(scores[1] < 0.1)
    }
}
