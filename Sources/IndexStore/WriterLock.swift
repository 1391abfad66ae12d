import Glibc

/// The right to write an index, for one writer at a time, in whatever process.
///
/// A `flock` on a file beside the index: it dies with its process. The file holds the process id for the error of
/// the next one and is removed at the end, by the holder only.
final class WriterLock {
    private let path: String
    private let descriptor: Int32
    /// Whether the lock file was there already: its writer was killed, and may have left more.
    let followsKill: Bool

    init(of index: String) throws(IndexStoreError) {
        path = WriterLock.path(of: index)
        while true {
            // In a folder that others may write to, a link of this name could lead to any file.
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
            guard descriptor >= 0 else {
                let reason = errno == ELOOP ? "it is a link" : String(cString: strerror(errno))
                throw .cannotLock(file: index, lock: path, reason: reason)
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                defer { close(descriptor) }
                throw .beingWritten(file: index, process: WriterLock.process(in: descriptor))
            }
            // The holder before may have removed the file after it was opened here: then this lock is on nothing.
            guard WriterLock.isSame(descriptor, path) else {
                close(descriptor)
                continue
            }
            guard WriterLock.isLock(descriptor) else {
                close(descriptor)
                throw .cannotLock(file: index, lock: path, reason: "a file of somebody else has its name")
            }
            self.descriptor = descriptor
            followsKill = WriterLock.process(in: descriptor) != nil
            let line = Array("\(getpid())\n".utf8)
            _ = ftruncate(descriptor, 0)
            _ = pwrite(descriptor, line, line.count, 0)
            return
        }
    }

    deinit {
        unlink(path)
        close(descriptor)
    }

    static func path(of index: String) -> String { "\(index).writer" }

    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(descriptor, &opened) == 0 && lstat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    /// A file of one name with nothing in it but a process id.
    private static func isLock(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            return false
        }
        return status.st_size == 0 || process(in: descriptor) != nil
    }

    private static func process(in descriptor: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0, bytes[count - 1] == 0x0A else { return nil }
        return Int(String(decoding: bytes[..<(count - 1)], as: UTF8.self))
    }
}
