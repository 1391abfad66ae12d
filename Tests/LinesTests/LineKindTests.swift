import ContextTypes
import Testing

@testable import Lines

@Suite struct LineKindTests {
    @Test("the kind of a text is guessed from its bytes", arguments: Samples.all)
    func guesses(sample: Samples) {
        #expect(LineSheet(LineText(sample.text)).kind == sample.kind)
    }

    struct Samples: CustomTestStringConvertible, Sendable {
        let kind: LineKind
        let text: String
        var testDescription: String { kind.rawValue }

        static let all = [
            Samples(
                kind: .log,
                text: """
                    2026-03-14 10:00:01 INFO api started
                    2026-03-14 10:00:02 WARN api slow
                    2026-03-14 10:00:03 ERROR api failed
                    """),
            Samples(
                kind: .diff,
                text: """
                    diff --git a/x.py b/x.py
                    index 1..2 100644
                    --- a/x.py
                    +++ b/x.py
                    @@ -1,3 +1,3 @@
                     import os
                    -a = 1
                    +a = 2
                    """),
            Samples(
                kind: .json,
                text: """
                    {
                      "name": "a",
                      "values": [
                        1,
                        2
                      ],
                      "last": true
                    }
                    """),
            Samples(kind: .csv, text: "id,name,price\n1,tea,2\n2,milk,3\n3,\"a, b\",4\n"),
            Samples(
                kind: .trace,
                text: """
                    Exception in thread "main" java.lang.IllegalStateException: closed
                    \tat a.b.C.d(C.java:12)
                    \tat a.b.C.e(C.java:13)
                    \tat a.b.C.f(C.java:14)
                    """),
            Samples(
                kind: .code,
                text: """
                    import os

                    def main(path):
                        if path:
                            return os.stat(path)
                        return None

                    class Reader:
                        def read(self):
                            self.value = 1
                    """),
            Samples(
                kind: .log,
                text: """
                    test_bad_width (test.test_textwrap.WrapTestCase.test_bad_width) ... FAIL
                    test_break_long (test.test_textwrap.WrapTestCase.test_break_long) ... ok
                    test_simple (test.test_textwrap.WrapTestCase.test_simple)
                    Simple case: just words, spaces, and a bit of punctuation ... ok
                    test_whitespace (test.test_textwrap.WrapTestCase.test_whitespace) ... ok
                    """),
            Samples(
                kind: .prose,
                text: """
                    The engine retrieves passages and scores their sentences for a question. What
                    scores well is kept, in the order of the source, and everything else is left
                    out of the context that a language model has to read in the end.
                    """),
        ]
    }

    @Test("a hunk's lines need its header, and that the names of its file")
    func ownsHunks() {
        let text = Samples.all[1].text
        let outline = LineSheet(LineText(text)).outline
        #expect(outline.ownersOf(6) == [4, 3, 2, 1, 0])
    }

    @Test("rows of values need their header")
    func ownsRows() {
        #expect(LineSheet(LineText(Samples.all[3].text)).outline.ownersOf(2) == [0])
    }

    @Test("a body needs the declarations around it")
    func ownsBodies() {
        #expect(LineSheet(LineText(Samples.all[5].text)).outline.ownersOf(4) == [3, 2])
    }
}
