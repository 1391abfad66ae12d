import Glibc

/// Runs a program to its end: all input at once, the whole output back, within bounds.
///
///     var run = ProgramRun(["pdftotext", "-bbox-layout", "/dev/stdin", "-"])
///     run.seconds = 20
///     let page = try run.output(for: bytes)
package struct ProgramRun {
    private let command: [String]
    /// Most seconds it may take.
    package var seconds = 60
    /// Most bytes of memory it may map.
    package var memory = 2 << 30
    /// Most bytes of output.
    package var outputBytes = 512 << 20

    package init(_ command: [String]) { self.command = command }

    private var program: String { command.first ?? "" }

    /// The standard output of the program for `input`, which stands in a file without a name: it may seek in `/dev/stdin`.
    ///
    /// - Throws: `ProcessError`, also when the program passed a bound or ended with another code than 0.
    package func output(for input: [UInt8]) throws(ProcessError) -> [UInt8] {
        let file = try unnamedFile(of: input)
        defer { close(file) }
        let answers = try Pipe()
        let complaints = try unnamedFile(of: [])
        defer { close(complaints) }
        defer { close(answers.reading) }
        let process: pid_t
        do {
            defer { close(answers.writing) }
            process = try SpawnedProgram.start(bounded, [file: 0, answers.writing: 1, complaints: 2])
        }
        let result = Result { () throws(ProcessError) in try readAll(answers.reading) }
        if case .failure = result { kill(process, SIGKILL) }
        let code = wait(for: process)
        let output = try result.get()
        // What a shell says when it does not find a program.
        if code == 127 { throw .missing(program: program) }
        guard code == 0 else {
            throw .failed(program: program, code: code, words: words(of: complaints))
        }
        return output
    }

    /// By way of a shell, which sets the bounds before the program begins: bytes of memory in KiB, seconds of a processor.
    private var bounded: [String] {
        ["/bin/sh", "-c", "ulimit -v \(memory >> 10); ulimit -t \(seconds); exec \"$@\"", "sh"] + command
    }

    private func readAll(_ descriptor: Int32) throws(ProcessError) -> [UInt8] {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let left = (deadline - ContinuousClock.now) / .milliseconds(1)
            var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&poller, 1, Int32(min(left, 1e6))) != 0 else {
                throw .overLimit(program: program, reason: "it took more than \(seconds) seconds")
            }
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .ended(reason: String(cString: strerror(errno)))
            }
            bytes += chunk[..<count]
            guard bytes.count <= outputBytes else {
                throw .overLimit(program: program, reason: "it wrote more than \(outputBytes) bytes")
            }
        }
    }

    /// Its code; 128 and the number of the signal that ended it.
    private func wait(for process: pid_t) -> Int {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal)
    }

    private func unnamedFile(of bytes: [UInt8]) throws(ProcessError) -> Int32 {
        guard let opened = tmpfile() else {
            throw .notStarted(program: program, reason: String(cString: strerror(errno)))
        }
        defer { fclose(opened) }
        let isWhole = bytes.isEmpty || fwrite(bytes, bytes.count, 1, opened) == 1
        guard isWhole, fflush(opened) == 0, case let file = dup(fileno(opened)), file >= 0 else {
            throw .notStarted(program: program, reason: String(cString: strerror(errno)))
        }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        lseek(file, 0, SEEK_SET)
        return file
    }

    /// The last line of what the program said of itself.
    private func words(of file: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        lseek(file, 0, SEEK_SET)
        let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        let lines = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: "\n")
        return lines.last.map { String($0.prefix(200)) } ?? "it said nothing"
    }
}
