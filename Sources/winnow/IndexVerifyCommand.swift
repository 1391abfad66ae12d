import ArgumentParser
import Engine
import IndexStore
import JSONValues
import Service

/// `winnow index verify FILE`: checks every structure of an index.
struct IndexVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every structure of an index against its format and the others.",
        discussion: "Exit code 0 when all is well, 1 when something is wrong; each finding is one line.")

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let opened = try OpenIndex(index)
        let answer = VerificationAnswer(try opened.findings())
        if json {
            print(answer.json.description)
        } else if answer.isValid {
            print("\(index): every structure is as it should be")
            if try opened.status().formatVersion < 4 {
                printError(
                    "its pages have no checksums yet, without which not all damage shows; to add them: "
                        + "winnow index compact \(index)")
            }
        } else {
            for finding in answer.findings {
                print("\(index): \(finding)".showingControls(keepsLines: false))
            }
        }
        if !answer.isValid { throw ExitCode.failure }
    }
}
