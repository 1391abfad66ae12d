import ContextTypes
import Documents
import Segmentation
import Testing

@Suite("The page of Documents")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let subtitles = "1\n00:00:01,000 --> 00:00:03,500\nHigh at noon.\n"
        let source = try DocumentReader().read(Array(subtitles.utf8), as: .subtitles)
        #expect(source.content.text == "High at noon.")
        let places = source.content.places.places(of: source.content.blocks[1].span)
        #expect(places == [.time(start: 1_000, end: 3_500)])
    }
}
