import Glibc

/// A running `winnow serve`: lines in, lines out, as a client has it.
package final class WinnowServer {
    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private var received: [UInt8] = []
    private var isInputOpen = true

    /// Starts `winnow serve` with these arguments; its log goes nowhere.
    package init(_ arguments: [String]) throws {
        var requests: [Int32] = [-1, -1]
        var answers: [Int32] = [-1, -1]
        guard pipe(&requests) == 0, pipe(&answers) == 0 else {
            throw SpawnError(executable: "pipe", code: errno)
        }
        let ends = requests + answers
        // The child has its ends under other numbers, and no other child may hold any.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[3], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        process = try WinnowProcess.spawn(
            ["serve"] + arguments, &actions, ["PATH=/usr/bin:/bin", "TERM=dumb"])
        (input, output) = (ends[1], ends[2])
        close(ends[0])
        close(ends[3])
    }

    deinit {
        endInput()
        close(output)
    }

    package func send(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// The next line of an answer; nil at the end of output.
    package func nextLine() -> String? {
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                defer { received.removeSubrange(...end) }
                return String(decoding: received[..<end], as: UTF8.self)
            }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(output, &chunk, chunk.count)
            guard count > 0 else { return nil }
            received += chunk[..<count]
        }
    }

    package func endInput() {
        guard isInputOpen else { return }
        isInputOpen = false
        close(input)
    }

    package func signal(_ number: Int32) { kill(process, number) }

    /// Waits for the end of the process: its exit code, or 128 and the signal that ended it.
    package func waitForEnd() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
