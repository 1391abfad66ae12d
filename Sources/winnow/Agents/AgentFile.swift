import FoundationEssentials
import Glibc

/// The file of an agent: read whole, and replaced whole, with a copy of what it was beside it.
struct AgentFile {
    /// As the user named it.
    let path: String
    /// Where it lies: links lead to the file that is to change, and stay.
    private let place: String

    init(_ path: String) {
        self.path = path
        place =
            realpath(path, nil).map { resolved in
                defer { free(resolved) }
                return String(cString: resolved)
            } ?? path
    }

    /// Empty when there is no such file.
    func text() throws -> String {
        guard FileManager.default.fileExists(atPath: place) else { return "" }
        guard let text = String(validating: try InputFile.bytes(of: place), as: UTF8.self) else {
            throw CommandFailure("\(path): not UTF-8; nothing was changed")
        }
        return text
    }

    /// Replaces the file; gives the path of the copy of what it was, nil when there was none.
    func replace(with text: String) throws -> String? {
        let isNew = !FileManager.default.fileExists(atPath: place)
        let copy = isNew ? nil : try backUp()
        if isNew { try makeFolder() }
        let fresh = "\(place).winnow-new"
        try write(Array(text.utf8), to: fresh)
        guard rename(fresh, place) == 0 else { throw failure(place) }
        return copy
    }

    /// One copy is kept: of the file as it was before the last change.
    private func backUp() throws -> String {
        let copy = "\(place).before-winnow"
        try write(try InputFile.bytes(of: place), to: copy)
        return copy
    }

    /// Writes a file that others may read as little as the one that is there.
    private func write(_ bytes: [UInt8], to target: String) throws {
        var status = stat()
        let mode = stat(place, &status) == 0 ? status.st_mode & 0o777 : 0o600
        let descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(target) }
        defer { close(descriptor) }
        let error = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
        if let error { throw CommandFailure("\(target): \(String(cString: strerror(error)))") }
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure(target) }
    }

    private func makeFolder() throws {
        let folder = place.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        guard !folder.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch { throw CommandFailure("\(folder): the folder cannot be made: \(error)") }
    }

    private func failure(_ path: String) -> CommandFailure {
        CommandFailure("\(path): \(String(cString: strerror(errno)))")
    }
}
