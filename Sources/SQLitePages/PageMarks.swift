import CPageChecks

/// Which pages of a file with page checksums (`CPageChecks`) are known to be sound: for whoever reads them past SQLite.
package final class PageMarks: Sendable {
    // Sendable because the kernel's bits are atomic and its list has a lock.
    nonisolated(unsafe) private let handle: OpaquePointer?
    private let pageSize: UInt32

    /// - Returns: nil when the pages have no checksums.
    init?(_ file: FileMapping, device: UInt64, inode: UInt64) {
        guard file.bytes.count >= Int(WINNOW_DATABASE_HEADER_BYTES), let start = file.bytes.baseAddress else {
            return nil
        }
        pageSize = winnow_checked_page_size(start.assumingMemoryBound(to: UInt8.self))
        guard pageSize > 0 else { return nil }
        handle = winnow_page_marks_open(device, inode)
    }

    deinit { winnow_page_marks_close(handle) }

    /// - Parameter number: of the page, from 1.
    @inline(__always)
    func isSound(_ page: UnsafeRawPointer, number: UInt32) -> Bool {
        winnow_page_is_sound(handle, page.assumingMemoryBound(to: UInt8.self), pageSize, number) == 1
    }
}
