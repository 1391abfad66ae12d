import ContextTypes
import FoundationEssentials
import Glibc
import Synchronization

/// Keeps what was dropped in files, one for each mark, so that a command that comes later can give it back.
///
/// Only its owner may look into the folder. It is bounded in files, in bytes and in time, give or take an eighth; what
/// was dropped longest ago goes first. Any number of processes may use it at once, because each file is replaced whole.
package final class GapFolder: Sendable {
    /// Why something could not be kept.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String
        var description: String { "\(path): \(reason)" }
    }

    private struct Written {
        // So that the first thing to be kept has what is old removed.
        var files = Int.max / 2
        var bytes = 0
    }

    package let path: String
    private let byteLimit: Int
    private let fileLimit: Int
    private let lifetime: Int
    /// Since what is too old or too much was last removed.
    private let written = Mutex(Written())

    /// - Parameter lifetime: in seconds.
    package init(
        path: String, bytes byteLimit: Int = 64 << 20, files fileLimit: Int = 20_000, lifetime: Int = 3600
    ) {
        self.path = path
        self.byteLimit = byteLimit
        self.fileLimit = fileLimit
        self.lifetime = lifetime
    }

    /// Keeps what was dropped, for its time anew where it was kept before.
    func put(_ gaps: [ContextGap]) throws {
        try make()
        for gap in gaps { try write(gap) }
        let isDue = written.withLock { written in
            written.files += gaps.count
            written.bytes += gaps.reduce(0) { $0 + $1.text.utf8.count }
            guard written.files > fileLimit / 8 || written.bytes > byteLimit / 8 else { return false }
            written = Written(files: 0)
            return true
        }
        if isDue { forget() }
    }

    /// What was kept under `id`; nil when that is over, or never was.
    func gap(_ id: String) -> ContextGap? {
        // An id becomes the name of a file.
        guard ContextGap.isID(id), let file = KeptFile("\(path)/\(id)"), file.age <= lifetime,
            let bytes = FileManager.default.contents(atPath: file.path),
            let gap = ContextGap(kept: [UInt8](bytes))
        else { return nil }
        return gap.id == id ? gap : nil
    }

    private func make() throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch { throw Failure(path: path, reason: "the folder cannot be made: \(error)") }
        guard chmod(path, 0o700) == 0 else {
            throw Failure(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private func write(_ gap: ContextGap) throws {
        let file = URL(fileURLWithPath: "\(path)/\(gap.id)")
        do {
            try Data(gap.kept).write(to: file, options: .atomic)
        } catch { throw Failure(path: file.path, reason: "it cannot be written: \(error)") }
    }

    /// Removes what is too old, and the oldest of what is too much. What another process removes meanwhile is gone too.
    private func forget() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let files = names.compactMap { KeptFile("\(path)/\($0)") }.sorted {
            ($0.age, $0.path) < ($1.age, $1.path)
        }
        var bytes = 0
        for (place, file) in files.enumerated() {
            bytes += file.size
            if place >= fileLimit || bytes > byteLimit || file.age > lifetime { unlink(file.path) }
        }
    }
}

extension ContextGap {
    /// As a file: a line with the number of units and the bytes of the document's name, then name and text.
    fileprivate var kept: [UInt8] {
        Array("\(units) \(document.utf8.count)\n".utf8) + Array(document.utf8) + Array(text.utf8)
    }

    /// Nil when the bytes are not those of a gap.
    fileprivate init?(kept bytes: [UInt8]) {
        guard let line = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let counts = String(decoding: bytes[..<line], as: UTF8.self).split(separator: " ").map { Int($0) }
        guard counts.count == 2, let units = counts[0], let length = counts[1],
            (0..<bytes.count - line).contains(length)
        else { return nil }
        let (name, text) = (bytes[(line + 1)...].prefix(length), bytes[(line + 1)...].dropFirst(length))
        self.init(
            document: String(decoding: name, as: UTF8.self), text: String(decoding: text, as: UTF8.self),
            units: units)
    }
}

/// A file of the folder as it is now.
private struct KeptFile {
    let path: String
    let size: Int
    /// In seconds.
    let age: Int

    /// Nil when there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.path = path
        size = Int(status.st_size)
        age = time(nil) - status.st_mtim.tv_sec
    }
}
