import Testing

@testable import Lines

@Suite("Which texts are read by line") struct MachineTextTests {
    private func isRead(_ texts: [String]) -> [Bool] {
        LineSheet.ofMachines(texts.map { Array($0.utf8) }, kind: nil).map { $0 != nil }
    }

    @Test("few lines are read by line where they are surely a program's", arguments: Samples.programs)
    func shortPrograms(text: String) { #expect(isRead([text]) == [true]) }

    @Test("few lines that people may have written are read by sentence", arguments: Samples.readers)
    func shortReaders(text: String) { #expect(isRead([text]) == [false]) }

    @Test("each text of several is judged by itself")
    func each() {
        let log = (1...50).map { "2026-03-14 10:00:\(10 + $0 % 50) INFO api step \($0)" }.joined(
            separator: "\n")
        let prose = Array(repeating: Samples.readers[0], count: 20).joined(separator: "\n\n")
        #expect(isRead([prose, log, prose]) == [false, true, false])
    }

    enum Samples {
        static let programs = [
            """
            .F..
            ======================================================================
            FAIL: test_total (test_cart.CartTest.test_total)
            ----------------------------------------------------------------------
            Traceback (most recent call last):
              File "test_cart.py", line 12, in test_total
                self.assertEqual(cart.total(), 12)
            AssertionError: 15 != 12

            ----------------------------------------------------------------------
            Ran 4 tests in 0.001s

            FAILED (failures=1)
            """,
            "error: cannot open the file config.toml",
            "make: *** [Makefile:12: build] Error 2",
            "2024-03-05T09:01:02.113Z INFO gate started\n2024-03-05T09:01:12.500Z ERROR gate failed\n",
            "panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.main()\n",
            "{\n  \"name\": \"a\",\n  \"values\": [\n    1,\n    2\n  ]\n}",
        ]
        static let readers = [
            """
            The engine retrieves passages and scores their sentences for a question. What
            scores well is kept, in the order of the source, and everything else is left
            out of the context that a language model has to read in the end.
            """,
            "| name | price |\n| --- | --- |\n"
                + (1...13).map { "| tea \($0) | \($0).50 |" }.joined(separator: "\n"),
            "name,price,year\n" + (1...14).map { "tea \($0),\($0).50,2024" }.joined(separator: "\n"),
            "Errors of measurement are found in every laboratory. They are reported with the result.",
        ]
    }
}
