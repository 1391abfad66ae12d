import Testing

@testable import Options

@Suite("Nearest names")
struct NearestNameTests {
    private let names = ["budget", "keepRatio", "minKeep", "question", "threshold"]

    @Test("a misspelt name finds the one that was meant, in any case and with underscores")
    func found() {
        #expect(NearestName.of("bugdet", among: names) == "budget")
        #expect(NearestName.of("keep_ratio", among: names) == "keepRatio")
        #expect(NearestName.of("THRESHOLD", among: names) == "threshold")
    }

    @Test("a name that is like no other finds nothing, however long")
    func notFound() {
        #expect(NearestName.of("model", among: names) == nil)
        #expect(NearestName.of(String(repeating: "question", count: 1000), among: names) == nil)
        #expect(NearestName.of("", among: []) == nil)
    }
}
