import Lines
import Testing

@Suite("The page of Lines")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        let log = "2026-11-30 ERROR no grain\n    at Mill.grind (mill.py:7)\n2026-11-30 INFO closed\n"
        let sheet = LineSheet(LineText(log))
        // The second line, of the trace, needs the first one to be understood.
        #expect(sheet.count == 3 && sheet.outline.ownersOf(1) == [0])
    }
}
