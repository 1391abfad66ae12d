import TestSupport
import Testing

@Suite("The page of winnow")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        // printf 'The mill grinds grain. Its roof is made of slate.' | winnow prune --pruner fast -q '…'
        let process = try WinnowProcess.run(
            ["prune", "--pruner", "fast", "-q", "What does the mill grind?"],
            input: "The mill grinds grain. Its roof is made of slate.")
        #expect(process.output == "The mill grinds grain.\n")
    }
}
