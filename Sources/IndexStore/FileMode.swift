import Database
import Glibc

/// Permissions of files that take the place of others, or hold what others hold.
enum FileMode {
    /// Whether two paths lead to one file that is there.
    static func isSame(_ path: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        return stat(path, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
            && first.st_dev == second.st_dev
    }

    /// Makes an empty file with the permissions of `model`, if that is there, before anything is written to it.
    static func makeEmpty(_ path: String, like model: String) throws(DatabaseError) {
        var status = stat()
        guard stat(model, &status) == 0 else { return }
        let mode = status.st_mode & 0o777
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        defer { if descriptor >= 0 { close(descriptor) } }
        // What the process masks out of new files does not count here.
        guard descriptor >= 0, fchmod(descriptor, mode) == 0 else {
            throw DatabaseError(
                file: path, sql: "", cause: .cannotOpen, message: String(cString: strerror(errno)))
        }
    }
}
