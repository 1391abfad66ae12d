import Glibc

/// A transport over two file descriptors, for example of pipes. It closes neither.
package final class DescriptorTransport: MessageTransport {
    private let input: Int32
    private let output: Int32
    private static let chunk = 1 << 16

    /// Readable as soon as reading is to end.
    private let interruption: (read: Int32, write: Int32)

    /// Throws when the system has no descriptors left.
    package init(input: Int32, output: Int32) throws(TransportError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
            throw TransportError(cause: String(cString: strerror(errno)))
        }
        self.input = input
        self.output = output
        interruption = (ends[0], ends[1])
    }

    deinit {
        close(interruption.read)
        close(interruption.write)
    }

    package func read(into bytes: inout [UInt8]) -> Bool {
        while true {
            var sources = [
                pollfd(fd: input, events: Int16(POLLIN), revents: 0),
                pollfd(fd: interruption.read, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&sources, 2, -1) >= 0 || errno == EINTR else { return false }
            if sources[1].revents != 0 { return false }
            guard sources[0].revents != 0 else { continue }
            var cause: Int32 = 0
            var count = 0
            bytes = [UInt8](unsafeUninitializedCapacity: DescriptorTransport.chunk) { buffer, filled in
                count = Glibc.read(input, buffer.baseAddress, buffer.count)
                cause = errno
                filled = max(count, 0)
            }
            if count > 0 { return true }
            // Some parents hand over pipes that do not block.
            guard count < 0, cause == EINTR || cause == EAGAIN else { return false }
        }
    }

    package func write(_ bytes: [UInt8]) throws(TransportError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                return Glibc.write(output, rest.baseAddress, rest.count)
            }
            if count >= 0 {
                written += count
            } else if errno == EAGAIN {
                var target = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                poll(&target, 1, -1)
            } else if errno != EINTR {
                throw TransportError(cause: String(cString: strerror(errno)))
            }
        }
    }

    package func interruptReading() {
        var byte: UInt8 = 0
        _ = Glibc.write(interruption.write, &byte, 1)
    }

    package var isInterrupted: Bool {
        var source = pollfd(fd: interruption.read, events: Int16(POLLIN), revents: 0)
        return poll(&source, 1, 0) == 1
    }

    /// One byte written here does what `interruptReading` does: for handlers of signals.
    package var interruptionDescriptor: Int32 { interruption.write }
}
