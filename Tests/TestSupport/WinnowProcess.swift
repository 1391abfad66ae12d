import Glibc

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A run of a built program, `winnow` unless another is named, as a person or another program would start it.
package struct WinnowProcess: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String

    /// The program `winnow` beside the running test bundle.
    package static let executable = path(of: "winnow")

    /// A program beside the running test bundle.
    private static func path(of program: String) -> String {
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = runner.split(separator: "/").dropLast().joined(separator: "/")
        return "/\(folder)/\(program)"
    }

    /// Runs a program to its end. `environment` is added to a small fixed one (PATH, HOME, TERM=dumb).
    ///
    /// - Parameter output: A file that standard output goes to, in place of the result's `output`.
    package static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], output: String? = nil,
        program: String = "winnow"
    ) throws -> WinnowProcess {
        let folder = try TemporaryFolder()
        try folder.write(Array(input.utf8), to: "in")
        let process = try spawn(
            path(of: program), arguments, folder: folder, environment: environment, output: output)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return WinnowProcess(
            status: code, output: contents(of: folder.file("out")), errors: contents(of: folder.file("err")))
    }

    private static func spawn(
        _ executable: String, _ arguments: [String], folder: TemporaryFolder, environment: [String: String],
        output: String?
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, folder.file("in"), O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, output ?? folder.file("out"), O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.file("err"), O_WRONLY | O_CREAT, 0o600)
        let base = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "TERM": "dumb"]
        let variables = base.merging(environment) { $1 }.map { "\($0)=\($1)" }
        return try spawn(arguments, &actions, variables, executable)
    }

    /// Starts the program.
    static func spawn(
        _ arguments: [String], _ actions: inout posix_spawn_file_actions_t, _ variables: [String],
        _ executable: String = WinnowProcess.executable
    ) throws -> pid_t {
        var process: pid_t = 0
        let failure = withCStrings([executable] + arguments) { argv in
            withCStrings(variables) { envp in
                posix_spawn(&process, executable, &actions, nil, argv, envp)
            }
        }
        guard failure == 0 else { throw SpawnError(executable: executable, code: failure) }
        return process
    }

    private static func contents(of path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return body(copies)
    }
}

/// The program could not be started.
package struct SpawnError: Error, CustomStringConvertible {
    package let executable: String
    package let code: Int32

    package var description: String { "\(executable): \(String(cString: strerror(code)))" }
}
