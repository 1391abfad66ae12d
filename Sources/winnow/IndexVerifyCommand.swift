import ArgumentParser
import JSONValues

/// `winnow index verify FILE`: checks every structure of an index.
struct IndexVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every structure of an index against its format and the others.",
        discussion: "Exit code 0 when all is well, 1 when something is wrong; each finding is one line.")

    @Argument(help: "The index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let door = try ServiceDoor(indexes: [index])
        let answer = try await door.call("index/verify")
        let isValid = answer["valid"]?.bool ?? false
        if json {
            print(answer.description)
        } else if isValid {
            print("\(index): every structure is as it should be")
            if try await door.call("index/status")["formatVersion"]?.integer ?? 0 < 4 {
                printError(
                    "its pages have no checksums yet, without which not all damage shows; to add them: "
                        + "winnow index compact \(index)")
            }
        } else {
            for finding in answer["findings"]?.array ?? [] {
                print("\(index): \(finding.string ?? "")".showingControls(keepsLines: false))
            }
        }
        if !isValid { throw ExitCode.failure }
    }
}
