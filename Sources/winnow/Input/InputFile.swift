import Glibc

/// A file read as it is, whatever it holds.
enum InputFile {
    private static let limit = 1 << 30

    /// - Parameter path: `-` is standard input.
    /// - Throws: `CommandFailure` that names the file and the cause.
    static func bytes(of path: String) throws -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw failure(path) }
                continue
            }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw CommandFailure("\(path): more than \(limit) bytes; split the file")
            }
        }
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure("\(path): \(String(cString: strerror(errno)))")
    }
}
