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

    @Test("lines that one statement printed have one form, whatever their words")
    func findsForms() {
        let words = LineWords(
            LineText(
                "'a/x.txt' -> 'b/x.txt'\n'a/some_y.txt' -> 'b/some_y.txt'\ncp: cannot overwrite directory 'b/z'\n"
            ))
        #expect(words.forms[0] == words.forms[1])
        #expect(words.forms[1] != words.forms[2])
        let logs = LineWords(LineText("worker1: read 3\nworker22: stopped\nmill: read 3\n"))
        #expect(logs.heads[0] == logs.heads[1] && logs.heads[1] != logs.heads[2])
    }

    @Test(
        "what the system says of a failed call is a message, behind any name",
        arguments: [
            "deploy.sh: line 61: fmt_all: command not found",
            "cp: cannot stat 'x': No such file or directory",
            "bash: cd: /srv/none: Not a directory",
            "nginx: bind() to 0.0.0.0:80 failed: Address already in use",
            "tar: x.bin: Cannot open: Permission denied",
        ])
    func knowsSystemMessages(_ line: String) {
        #expect(LineSheet(LineText(line + "\n")).shapes[0].tellsOfFailure)
    }

    @Test(
        "a call that a tracer shows, and a value, are no messages",
        arguments: [
            "openat(AT_FDCWD, \"/etc/x\", O_RDONLY) = -1 ENOENT (No such file or directory)",
            "status: found 3 of 7",
            "name: Killed in action, a novel",
        ])
    func knowsNoMessages(_ line: String) {
        #expect(!LineSheet(LineText(line + "\n")).shapes[0].tellsOfFailure)
    }
}
