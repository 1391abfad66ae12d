import Glibc

/// A running program with pipes to its standard input and from its standard output; its standard error is ours.
///
///     let child = try ChildProcess(["cat"])
///     try child.write(line: bytes)
///     let answer = try child.readLine()
package final class ChildProcess {
    private let input: Int32
    private let output: Int32
    private let process: pid_t
    private var buffer: [UInt8] = []

    /// - Parameter command: the program, looked up as a shell does, and its arguments.
    /// - Throws: `ProcessError` when it cannot be started.
    package init(_ command: [String]) throws(ProcessError) {
        let toChild = try Pipe()
        let fromChild = try Pipe()
        // A child that ends early must not end us when we write to it.
        signal(SIGPIPE, SIG_IGN)
        let started = Result { () throws(ProcessError) in
            try SpawnedProgram.start(command, [toChild.reading: 0, fromChild.writing: 1])
        }
        close(toChild.reading)
        close(fromChild.writing)
        (input, output) = (toChild.writing, fromChild.reading)
        process = (try? started.get()) ?? 0
        _ = try started.get()
    }

    /// Closes its input, which ends it, and waits.
    deinit {
        close(input)
        close(output)
        var status: Int32 = 0
        if process > 0 { waitpid(process, &status, 0) }
    }

    package func write(line: [UInt8]) throws(ProcessError) {
        let bytes = line + [10]
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .ended(reason: "it stopped reading") }
            written += count
        }
    }

    /// The next line of its output; an error at its end.
    package func readLine() throws(ProcessError) -> [UInt8] {
        while true {
            if let newline = buffer.firstIndex(of: 10) {
                let line = Array(buffer[..<newline])
                buffer.removeSubrange(...newline)
                return line
            }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = chunk.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .ended(reason: "it ended without an answer") }
            buffer += chunk[..<count]
        }
    }
}

/// Two ends that no child inherits unless it is given them: else none of them would ever see an end.
struct Pipe {
    let reading: Int32
    let writing: Int32

    init() throws(ProcessError) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            throw .notStarted(program: "a pipe", reason: String(cString: strerror(errno)))
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }
}

enum SpawnedProgram {
    /// Starts a program. `descriptors`: ours, and what each is to the program.
    static func start(_ command: [String], _ descriptors: KeyValuePairs<Int32, Int32>) throws(ProcessError)
        -> pid_t
    {
        guard let program = command.first else {
            throw .notStarted(program: "", reason: "the command is empty")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (ours, theirs) in descriptors { posix_spawn_file_actions_adddup2(&actions, ours, theirs) }
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        let code = posix_spawnp(&process, program, &actions, nil, &arguments, environ)
        guard code == 0 else {
            throw code == ENOENT
                ? .missing(program: program)
                : .notStarted(program: program, reason: String(cString: strerror(code)))
        }
        return process
    }
}
