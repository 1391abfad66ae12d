import Inference
import TestSupport
import Testing

@Suite("The page of Inference")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let encoder = try LateInteractionEncoder(folder: ShippedModels.path("late-interaction"))
        let question = try encoder.question("Who grinds the grain?")
        // A row of `width` floats for each token, and where each token is in the question.
        #expect(question.rows.count == question.spans.count * encoder.width)
    }
}
