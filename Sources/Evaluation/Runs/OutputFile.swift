import FoundationEssentials
import Glibc

/// A file that is appended to, and cut back to a known length when a run continues.
final class OutputFile {
    private let path: String
    private let descriptor: Int32
    private var pending: [UInt8] = []
    private(set) var length: Int

    /// Opens `path`, keeping its first `length` bytes.
    init(_ path: String, keeping length: Int) throws(EvaluationError) {
        self.path = path
        self.length = length
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(length)) == 0,
            lseek(descriptor, off_t(length), SEEK_SET) == off_t(length)
        else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    func append(_ bytes: [UInt8]) throws(EvaluationError) {
        pending += bytes
        length += bytes.count
        if pending.count > 1 << 18 { try flush() }
    }

    func flush() throws(EvaluationError) {
        var written = 0
        while written < pending.count {
            let count = pending[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
            written += count
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// The line that starts at `offset`.
    func line(at offset: Int) throws(EvaluationError) -> [UInt8] {
        var line: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, off_t(offset + line.count))
            }
            guard count > 0 else { return line }
            if let newline = chunk[..<count].firstIndex(of: 10) { return line + chunk[..<newline] }
            line += chunk[..<count]
        }
    }

    /// Writes a whole file, in one step: a reader sees the old one or the new one.
    static func replace(_ path: String, with bytes: [UInt8]) throws(EvaluationError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch { throw .unwritable(path: path, reason: "\(error)") }
    }
}
