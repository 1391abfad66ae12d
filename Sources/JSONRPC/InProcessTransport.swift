import Threads

/// A transport without a process: tests send bytes in and take bytes out.
package final class InProcessTransport: MessageTransport {
    private struct Pipes {
        var input: [UInt8] = []
        var inputHasEnded = false
        var isInterrupted = false
        var output: [UInt8] = []
        var outputIsBroken = false
    }

    private let pipes = Monitor(Pipes())

    package init() {}

    // The server's side.

    package func read(into bytes: inout [UInt8]) -> Bool {
        bytes = pipes.wait { pipes -> [UInt8]? in
            guard !pipes.input.isEmpty else { return pipes.inputHasEnded ? [] : nil }
            defer { pipes.input = [] }
            return pipes.input
        }
        return !bytes.isEmpty
    }

    package func write(_ bytes: [UInt8]) throws(TransportError) {
        let isBroken = pipes.withLock { pipes in
            if !pipes.outputIsBroken { pipes.output += bytes }
            return pipes.outputIsBroken
        }
        guard !isBroken else { throw TransportError(cause: "broken pipe") }
    }

    package func interruptReading() {
        pipes.withLock { pipes in
            pipes.inputHasEnded = true
            pipes.isInterrupted = true
        }
    }

    package var isInterrupted: Bool { pipes.withLock { $0.isInterrupted } }

    // The client's side.

    package func send(_ bytes: some Sequence<UInt8>) { pipes.withLock { $0.input += bytes } }

    package func endInput() { pipes.withLock { $0.inputHasEnded = true } }

    /// Makes every later write fail, as when a client goes away.
    package func breakOutput() { pipes.withLock { $0.outputIsBroken = true } }

    /// Everything written so far and not yet taken.
    package func takeOutput() -> [UInt8] {
        pipes.withLock { pipes in
            defer { pipes.output = [] }
            return pipes.output
        }
    }

    /// The next whole line without its newline, for blocking callers; nil after `limit`.
    package func nextLine(atMost limit: Duration = .seconds(30)) -> String? {
        pipes.wait(atMost: limit) { pipes -> String? in
            guard let end = pipes.output.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            defer { pipes.output.removeSubrange(...end) }
            return String(decoding: pipes.output[..<end], as: UTF8.self)
        }
    }
}
