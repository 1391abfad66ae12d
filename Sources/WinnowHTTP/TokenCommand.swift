import ArgumentParser
import HTTPDoor
import Service

/// `winnow-http token`: makes a token, and the line that lets its owner in.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make a bearer token and the line for the file of tokens.",
        discussion: """
            The token is shown once, on standard error; standard output gets the line, which holds its SHA-256:
              winnow-http token --scope read dashboard >> tokens
            """
    )

    @Option(help: "What its owner may do: read, write (and read), admin (everything).")
    var scope: MethodScope = .read

    @Argument(help: "Whose it is, for people who read the file.")
    var name = ""

    func run() throws {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        var generator = SystemRandomNumberGenerator()
        // 43 letters of 62 hold 256 bits.
        let token = String(
            (0..<43).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
        var line = "\(scope.rawValue) \(TokenDigest(of: token).hexadecimal)"
        if !name.isEmpty { line += "  \(name.filter { !$0.isNewline && $0 != "#" })" }
        var standardError = StandardError()
        print(token, to: &standardError)
        print(line)
    }
}

extension MethodScope: ExpressibleByArgument {}
