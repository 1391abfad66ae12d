import Testing

@testable import Lines

@Suite struct LineWordsTests {
    private func hashes(_ line: String) -> (words: Set<UInt64>, names: Set<UInt64>) {
        let words = LineWords(LineText(line))
        return (
            Set(words[0].filter { !$0.isName }.map(\.hash)), Set(words[0].filter(\.isName).map(\.hash))
        )
    }

    @Test("names are cut at changes of case, underscores, digits and punctuation")
    func cutsNames() {
        for name in ["parseHTTPHeader", "parse_http_header", "parse.http/header", "Parse-Http-Header"] {
            let words = hashes(name).words
            for word in ["parse", "http", "header"] {
                #expect(words.contains(WordHash.hash(of: word)), "\(word) in \(name)")
            }
        }
    }

    @Test("a name counts as a whole, too, whatever its case")
    func keepsNames() {
        #expect(hashes("in Test_Login:").names == hashes("test_login failed").names)
        #expect(hashes("login test").names.isEmpty)
    }

    @Test("endings do not part words")
    func stems() {
        let fail = WordHash.hash(of: "fail")
        for word in ["fails", "failed", "failing", "FAILED"] { #expect(WordHash.hash(of: word) == fail) }
        #expect(WordHash.hash(of: "pass") != WordHash.hash(of: "pas"))
    }

    @Test("lines alike but for numbers have one template")
    func findsTemplates() {
        let words = LineWords(LineText("took 12 ms for id a9f3\ntook 7 ms for id b1\ntook 7 ms of id b1\n"))
        #expect(words.templates[0] == words.templates[1])
        #expect(words.templates[1] != words.templates[2])
    }
}
