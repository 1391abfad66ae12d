import Glibc

/// The folders that the operator lets clients name documents in.
///
/// What decides is where the opened file lies, not how its path is spelled: links and `..` lead nowhere else, and no file
/// can be exchanged between the check and the reading.
struct DocumentFolders: Sendable {
    /// Without links.
    private let roots: [String]

    /// Bytes of a file; a larger one is refused.
    static let largest = 256 << 20

    init(_ folders: [String]) { roots = folders.compactMap(Self.resolved) }

    /// - Returns: Nil for what is no file there. Whether one exists elsewhere is not told.
    func bytes(of path: String) -> [UInt8]? {
        guard !roots.isEmpty, path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0) else { return nil }
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= Self.largest, let place = Self.resolved("/proc/self/fd/\(file)"),
            roots.contains(where: { place.hasPrefix($0 == "/" ? $0 : $0 + "/") })
        else { return nil }
        return Self.contents(of: file, Int(status.st_size))
    }

    private static func contents(of file: Int32, _ count: Int) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let step = read(file, rest.baseAddress, rest.count)
                if step < 0, errno == EINTR { continue }
                failed = step < 0
                guard step > 0 else { return }
                filled += step
            }
        }
        return failed ? nil : bytes
    }

    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
