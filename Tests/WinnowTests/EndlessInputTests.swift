import TestSupport
import Testing

@Suite("Input without an end", .timeLimit(.minutes(2)))
struct EndlessInputTests {
    @Test("a line that never ends is an error that says so")
    func endlessLine() throws {
        let run = try WinnowProcess.run(["prune", "/dev/zero"])
        #expect(run.status == 1)
        #expect(run.errors.contains("/dev/zero:1: a line without an end"), "\(run.errors)")
    }
}
