import ContextTypes
import JSONValues
import Testing

@testable import Options

@Suite("The page of Options")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let record = OptionRecord.number("keepRatio", \.pruning.keepRatio, in: 0...1, "Keep this share.")
        #expect((record.wirePath, record.key, record.flag) == ("keepRatio", "prune.keep_ratio", "keep-ratio"))
        var settings = Settings()
        try record.apply(.double(0.5), to: &settings)
        #expect(settings.pruning.keepRatio == 0.5)
        #expect(throws: OptionFault.self) { try record.apply(.double(1.5), to: &settings) }
    }
}
