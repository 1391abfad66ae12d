import Testing
import TextAnalysis

@Suite("The page of TextAnalysis")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let analyzer = try Analyzer(AnalyzerSettings())
        #expect(analyzer.terms(in: "The miller's wheels are turning") == ["miller", "wheel", "turn"])
    }
}
