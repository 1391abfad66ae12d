import TestSupport
import Testing

@Suite("The program winnow-http")
struct ProgramTests {
    @Test("makes a token, and the line that lets its owner in")
    func token() throws {
        // winnow-http token --scope write notes
        let made = try WinnowProcess.run(["token", "--scope", "write", "notes"], program: "winnow-http")
        #expect(made.output.hasPrefix("write ") && made.output.hasSuffix("  notes\n"))
        let other = try WinnowProcess.run(["token"], program: "winnow-http")
        #expect(made.errors.count == 44 && made.errors != other.errors)
        #expect(!made.output.contains(made.errors.dropLast()))
    }

    @Test("does not start where everybody could ask, nor with settings that do not fit")
    func refusals() throws {
        let open = try WinnowProcess.run(["--address", "0.0.0.0", "--port", "0"], program: "winnow-http")
        #expect(open.status == 1 && open.errors.contains("--tokens FILE"))
        let port = try WinnowProcess.run(["--port", "70000"], program: "winnow-http")
        #expect(port.status != 0 && port.errors.contains("It must be a whole number from 0 to 65535"))
        let key = try WinnowProcess.run(["--certificate", "c.pem"], program: "winnow-http")
        #expect(key.status == 1 && key.errors.contains("--key FILE"))
    }
}
