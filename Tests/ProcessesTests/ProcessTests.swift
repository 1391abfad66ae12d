import TestSupport
import Testing

@testable import Processes

@Suite("Other programs")
struct ProcessTests {
    @Test("a child reads lines and answers them")
    func lines() throws {
        let child = try ChildProcess(["cat"])
        try child.write(line: Array("one line".utf8))
        #expect(try child.readLine() == Array("one line".utf8))
    }

    @Test("a program gets its input at once, and its whole output comes back")
    func output() throws {
        let input = [UInt8](repeating: 7, count: 300_000)
        #expect(try ProgramRun(["cat"]).output(for: input) == input)
        #expect(try ProgramRun(["cat", "/dev/stdin"]).output(for: [1, 2, 3]) == [1, 2, 3])
    }

    @Test("what is missing, fails, runs on or writes on is told apart")
    func failures() {
        #expect(throws: ProcessError.missing(program: "no-such-program")) {
            try ProgramRun(["no-such-program"]).output(for: [])
        }
        #expect(throws: ProcessError.failed(program: "sh", code: 3, words: "so it is")) {
            try ProgramRun(["sh", "-c", "echo first >&2; echo so it is >&2; exit 3"]).output(for: [])
        }
        var slow = ProgramRun(["sleep", "60"])
        slow.seconds = 1
        #expect(throws: ProcessError.self) { try slow.output(for: []) }
        var long = ProgramRun(["cat", "/dev/zero"])
        long.outputBytes = 1 << 20
        #expect(throws: ProcessError.self) { try long.output(for: []) }
    }
}
