import Glibc
import Testing
import Threads

@testable import JSONRPC

@Suite("Transport over descriptors", .timeLimit(.minutes(1)))
struct DescriptorTransportTests {
    private func pipePair() -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }

    @Test("bytes pass through pipes, also when they do not block")
    func pipes() async throws {
        let (read, write) = pipePair()
        #expect(fcntl(read, F_SETFL, O_NONBLOCK) == 0)
        #expect(fcntl(write, F_SETFL, O_NONBLOCK) == 0)
        let transport = try DescriptorTransport(input: read, output: write)
        let sent = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        async let writing: Void = DetachedThread.run {
            #expect(throws: Never.self) { try transport.write(sent) }
            close(write)
        }
        var received: [UInt8] = []
        var chunk: [UInt8] = []
        while transport.read(into: &chunk) { received += chunk }
        await writing
        #expect(received == sent)
        close(read)
    }

    @Test("an interruption ends a read that waits, and every later one")
    func interruption() async throws {
        let (read, write) = pipePair()
        let transport = try DescriptorTransport(input: read, output: write)
        transport.interruptReading()
        var chunk: [UInt8] = []
        #expect(!transport.read(into: &chunk))
        #expect(!transport.read(into: &chunk))
        close(read)
        close(write)
    }

    @Test("a reader that is gone is an error, not a signal")
    func brokenPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        let (read, write) = pipePair()
        close(read)
        let transport = try DescriptorTransport(input: read, output: write)
        #expect(throws: TransportError.self) { try transport.write([1]) }
        close(write)
    }
}
