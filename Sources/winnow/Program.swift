import ArgumentParser
import Glibc

/// The program: runs the command that was typed, and ends with an error when its result could not be written.
@main
enum Program {
    static func main() async {
        StandardDescriptors.reserve()
        do {
            var command = try await Winnow.asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try Output.finish()
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        let message = Winnow.fullMessage(for: error)
        if Winnow.exitCode(for: error).isSuccess {
            // Help and the like, which are the result then.
            if !message.isEmpty { print(message) }
            do { try Output.finish() } catch { end(with: error) }
        } else if message == "Error: \(error)" {
            printError(message)
        } else if !message.isEmpty {
            // The parser's own, with usage on lines of their own.
            writeError(message.showingControls(keepsLines: true) + "\n")
        }
        Output.flush()
        exit(Winnow.exitCode(for: error).rawValue)
    }
}
