import Glibc

/// A running program with pipes to its standard input and from its standard output; its standard error is ours.
final class ChildProcess {
    private let name: String
    private let input: Int32
    private let output: Int32
    private let process: pid_t
    private var buffer: [UInt8] = []

    init(name: String, command: [String]) throws(EvaluationError) {
        self.name = name
        guard !command.isEmpty else { throw .system(name: name, reason: "the command is empty") }
        // A child that ends early must not end us when we write to it.
        signal(SIGPIPE, SIG_IGN)
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
            throw .system(name: name, reason: "no pipe: \(String(cString: strerror(errno)))")
        }
        // Our ends must not stay open in this child or in later ones, or none of them would ever see an end.
        for descriptor in toChild + fromChild { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        var arguments = command.map { strdup($0) } + [nil]
        var process = pid_t()
        let code = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
        posix_spawn_file_actions_destroy(&actions)
        for argument in arguments { free(argument) }
        close(toChild[0])
        close(fromChild[1])
        (input, output, self.process) = (toChild[1], fromChild[0], process)
        guard code == 0 else {
            throw .system(name: name, reason: "\(command[0]): \(String(cString: strerror(code)))")
        }
    }

    /// Closes its input, which ends it, and waits.
    deinit {
        close(input)
        close(output)
        var status: Int32 = 0
        if process > 0 { waitpid(process, &status, 0) }
    }

    func write(line: [UInt8]) throws(EvaluationError) {
        let bytes = line + [10]
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .system(name: name, reason: "it stopped reading") }
            written += count
        }
    }

    /// The next line of its output; an error at its end.
    func readLine() throws(EvaluationError) -> [UInt8] {
        while true {
            if let newline = buffer.firstIndex(of: 10) {
                let line = Array(buffer[..<newline])
                buffer.removeSubrange(...newline)
                return line
            }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = chunk.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .system(name: name, reason: "it ended without an answer") }
            buffer += chunk[..<count]
        }
    }
}
