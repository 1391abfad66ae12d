import Containment
import Testing

@Suite("Where a text stands in others")
struct ExampleTests {
    /// Adds one of `texts` whole.
    private func place(
        _ text: String, in index: ContainmentIndex, document: Int, _ texts: [String]
    ) -> Containment? {
        var text = text
        return text.withUTF8 {
            index.add($0, passage: document, document: document, start: 0) { document, range in
                let bytes = Array(texts[document].utf8)
                return Array(bytes[range.clamped(to: 0..<bytes.count)])
            }
        }
    }

    @Test("the example of the room's page")
    func example() {
        let texts = [
            "The mill stands by the river and grinds twelve sacks of wheat before the sun has gone down."
        ]
        let index = ContainmentIndex()
        var found: [Containment?] = []
        for document in 0..<2 {
            found.append(place(texts[0], in: index, document: document, texts))
        }
        #expect(found[0] == nil && found[1]?.passage == 0 && found[1]?.isExact == true)
    }
}
