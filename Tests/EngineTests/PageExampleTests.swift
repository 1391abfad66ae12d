import ContextTypes
import Engine
import TestSupport
import Testing

@Suite("The page of Engine")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let engine = ContextEngine()
        let passage = PassageSketch.passage(
            ["The mill grinds grain.", "Its roof is made of slate."], id: "mill")
        let context = try engine.prune(PruneRequest("What does the mill grind?", [passage]))
        #expect(context.context == "The mill grinds grain.")
    }
}
