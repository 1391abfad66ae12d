import Glibc

/// A window on a byte input that grows as its user asks, with whole lines and look-ahead.
final class BufferedInput {
    /// Bytes of the input before the window.
    private(set) var offset = 0
    private let source: any ByteInput
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// Met by `peek`, for the reader that comes this far.
    private var pending: InputError?

    init(_ source: any ByteInput) { self.source = source }

    deinit { buffer.deallocate() }

    /// What is there without reading; valid until the next call.
    var window: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

    /// Reads until the window holds `count` bytes or the input ends; returns the window's size.
    func fill(to count: Int) throws(InputError) -> Int {
        while end - start < count, !isAtEnd {
            if let error = pending {
                pending = nil
                throw error
            }
            makeRoom()
            let taken = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
            isAtEnd = taken == 0
            end += taken
        }
        return end - start
    }

    /// Up to `count` bytes ahead; an error shows only to who reads further.
    func peek(_ count: Int) -> UnsafeRawBufferPointer {
        do { _ = try fill(to: count) } catch { pending = error }
        return UnsafeRawBufferPointer(rebasing: window.prefix(count))
    }

    /// Drops the first `count` bytes of the window.
    func consume(_ count: Int) {
        precondition(count <= end - start)
        start += count
        offset += count
    }

    /// After an input error: drops the window and goes on behind the damage; false when nothing readable follows.
    func resume() -> Bool {
        consume(end - start)
        isAtEnd = !source.resume()
        return !isAtEnd
    }

    enum Line {
        /// Length without the newline; the line stands at the window's front and is not yet consumed.
        case whole(length: Int, withNewline: Int)
        /// Longer than the limit: `length` bytes were drained, the newline included.
        case tooLong(length: Int)
        case end
    }

    /// So much of a line over its limit is passed over; a longer one has no end, as far as anybody can wait for it.
    private static let mostDrained = 1 << 30

    /// Looks for the next line of at most `limit` bytes.
    ///
    /// - Throws: what reading throws, and where a line does not end.
    func line(limit: Int) throws(InputError) -> Line {
        var searched = 0
        while true {
            let available = end - start
            if available > searched, let base = buffer.baseAddress,
                let newline = memchr(base + start + searched, 0x0A, available - searched)
            {
                let length = UnsafeMutableRawPointer(newline) - (base + start)
                return length > limit ? drained(length + 1) : .whole(length: length, withNewline: length + 1)
            }
            searched = available
            if available > limit { return try drainLine() }
            if try fill(to: available + 1) == available {
                return available == 0 ? .end : .whole(length: available, withNewline: available)
            }
        }
    }

    private func drained(_ length: Int) -> Line {
        consume(length)
        return .tooLong(length: length)
    }

    private func drainLine() throws(InputError) -> Line {
        var length = 0
        while true {
            if let base = buffer.baseAddress, let newline = memchr(base + start, 0x0A, end - start) {
                let rest = UnsafeMutableRawPointer(newline) - (base + start) + 1
                consume(rest)
                return .tooLong(length: length + rest)
            }
            length += end - start
            consume(end - start)
            if length > Self.mostDrained {
                isAtEnd = true
                throw InputError(
                    reason: "a line without an end: no newline in \(length) bytes; these are no lines of text"
                )
            }
            if try fill(to: 1) == 0 { return .tooLong(length: length) }
        }
    }

    /// Makes room for one read: moves the window to the front, and doubles the buffer when that does not help.
    private func makeRoom() {
        let leastRead = 1 << 16
        if buffer.count - end >= leastRead { return }
        if start > 0, let base = buffer.baseAddress {
            memmove(base, base + start, end - start)
            end -= start
            start = 0
        }
        guard buffer.count - end < leastRead else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
        buffer.deallocate()
        buffer = larger
    }
}
