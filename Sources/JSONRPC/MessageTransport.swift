/// Where the bytes of one connection come from and go to.
package protocol MessageTransport: Sendable {
    /// Blocks until bytes come and puts them into `bytes`; false at the end of input, or after `interruptReading`.
    func read(into bytes: inout [UInt8]) -> Bool

    /// Blocks until all of `bytes` are written. Throws when the other side no longer reads.
    func write(_ bytes: [UInt8]) throws(TransportError)

    /// Makes the present and every later `read` return false.
    func interruptReading()

    /// Whether reading ended by `interruptReading`, not by the end of input.
    var isInterrupted: Bool { get }
}

/// Why bytes could not be written.
package struct TransportError: Error, Sendable, Hashable, CustomStringConvertible {
    package let cause: String

    package init(cause: String) { self.cause = cause }

    package var description: String { "the output cannot be written: \(cause)" }
}
