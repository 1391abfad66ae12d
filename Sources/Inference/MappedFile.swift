import FoundationEssentials
import Glibc

/// A file mapped read-only into memory: its pages are shared by every process that maps it. What is read once, from
/// front to back, is better read than looked at: mapping a page costs more than copying it.
///
/// `@unchecked Sendable`: the mapping is never written.
final class MappedFile: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    let path: String
    private let descriptor: Int32

    init(path: String) throws(ModelError) {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(file: path) : .unreadable(file: path, reason: Self.reason)
        }
        do throws(ModelError) {
            bytes = try Self.map(descriptor, path)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        close(descriptor)
    }

    private static func map(_ descriptor: Int32, _ path: String) throws(ModelError) -> UnsafeRawBufferPointer
    {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(file: path, reason: "it is no regular file")
        }
        let size = Int(status.st_size)
        guard size > 0 else { throw .malformed(file: path, reason: "the file is empty") }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw .unreadable(file: path, reason: Self.reason)
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: size)
        if let reason = StandIn.reason(bytes) {
            munmap(start, size)
            throw .malformed(file: path, reason: reason)
        }
        return bytes
    }

    /// Copies a range of the file.
    ///
    /// - Parameter memory: room for `range.count` bytes.
    func read(_ range: Range<Int>, to memory: UnsafeMutableRawPointer) throws(ModelError) {
        var place = range.lowerBound
        while place < range.upperBound {
            let count = pread(
                descriptor, memory + (place - range.lowerBound), range.upperBound - place, off_t(place))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(file: path, reason: Self.reason) }
            guard count > 0 else {
                throw .unreadable(
                    file: path,
                    reason: "it has become shorter: its end came at byte \(place) of \(bytes.count)")
            }
            place += count
        }
    }

    /// Asks the kernel to read the file ahead, so that the first pass over it does not wait page by page.
    func prefetch() {
        madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_WILLNEED)
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
