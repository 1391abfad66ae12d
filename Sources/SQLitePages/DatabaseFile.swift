import CPageChecks
package import Glibc
import Synchronization

/// A database file as this process looks at it beside SQLite.
///
/// SQLite's locks are a process's, and POSIX drops all of them when the process closes *any* descriptor of the file
/// (SQLite, "How To Corrupt An SQLite Database File", 2.2). Whoever wants to see the bytes of a file that a connection may
/// have open asks for them here: a descriptor is closed only when nobody in the process holds the file any more, and
/// every `Connection` holds its own.
package final class DatabaseFile: Sendable {
    fileprivate struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private struct Entry {
        /// The first is read; others came from paths that changed while they were opened.
        var descriptors: [Int32]
        var holders = 1
        var mapping: FileMapping?
    }

    private static let entries = Mutex<[Identity: Entry]>([:])

    package let path: String
    private let identity: Identity
    private let descriptor: Int32

    /// - Returns: nil, with `errno` set, when the file cannot be opened for reading.
    package init?(_ path: String) {
        var status = stat()
        var failure: Int32 = 0
        let found: (Identity, Int32)? = DatabaseFile.entries.withLock { entries in
            if stat(path, &status) == 0, let entry = entries[Identity(status)] {
                entries[Identity(status)]?.holders += 1
                return (Identity(status), entry.descriptors[0])
            }
            // A pipe must not keep everybody waiting; to a file it makes no difference.
            let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
                failure = errno
                return nil
            }
            let identity = Identity(status)
            entries[identity, default: Entry(descriptors: [], holders: 0)].descriptors.append(descriptor)
            entries[identity]?.holders += 1
            return (identity, descriptor)
        }
        guard let found else {
            errno = failure
            return nil
        }
        self.path = path
        (identity, descriptor) = found
    }

    deinit {
        DatabaseFile.entries.withLock { entries in
            entries[identity]?.holders -= 1
            guard let entry = entries[identity], entry.holders == 0 else { return }
            for descriptor in entry.descriptors { close(descriptor) }
            entries[identity] = nil
        }
    }

    package var status: stat {
        var status = stat()
        // Of an open descriptor: nothing to fail.
        _ = fstat(descriptor, &status)
        return status
    }

    /// Whether the path still leads to this file.
    package var isAtItsPath: Bool {
        var status = stat()
        return stat(path, &status) == 0 && Identity(status) == identity
    }

    /// The first bytes of the file, at most `count`.
    package func head(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
        }
    }

    /// Which pages of `mapping` are sound; nil when they have no checksums.
    package func marks(of mapping: FileMapping) -> PageMarks? {
        PageMarks(mapping, device: identity.device, inode: identity.inode)
    }

    /// Whether a file that begins with these bytes has checksums in its pages.
    package static func hasPageChecks(header: [UInt8]) -> Bool {
        header.count >= Int(WINNOW_DATABASE_HEADER_BYTES) && winnow_checked_page_size(header) > 0
    }

    /// All bytes of the file as it is now, shared by all who ask; nil when they cannot be mapped.
    package func mapping() -> FileMapping? {
        let size = Int(status.st_size)
        return DatabaseFile.entries.withLock { entries in
            if let known = entries[identity]?.mapping, known.bytes.count == size { return known }
            let fresh = FileMapping(descriptor, size)
            entries[identity]?.mapping = fresh
            return fresh
        }
    }
}

/// Bytes of a file in memory, read only; valid as long as the object is, and as long as nobody cuts the file short.
package final class FileMapping: Sendable {
    // Sendable because nothing writes through it.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    fileprivate init?(_ descriptor: Int32, _ size: Int) {
        guard size > 0, let base = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), base != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: base, count: size)
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
