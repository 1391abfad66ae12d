import Threads

/// What waits to be written, and the one writer that writes it: whole messages, in the order they came.
final class Outbox: Sendable {
    private struct Backlog {
        var messages = FIFO<[UInt8]>()
        /// Bytes not written yet, those in the writer's hands among them.
        var bytes = 0
        /// Bytes written in all.
        var written = 0
        var style = MessageFramer.Style.lines
        var isClosed = false
        var failure: TransportError?
    }

    /// Small messages are joined into one write of about this size, large ones are written in pieces of it.
    private static let writeBytes = 1 << 16

    private let backlog = Monitor(Backlog())
    private let transport: any MessageTransport
    private let limit: Int
    private let record: (@Sendable (MessageRecord) -> Void)?

    /// - Parameters:
    ///   - limit: Bytes that may wait before it counts as full.
    ///   - record: given every message, in the order in which they are written.
    init(
        transport: any MessageTransport, limit: Int, record: (@Sendable (MessageRecord) -> Void)? = nil
    ) {
        self.transport = transport
        self.limit = limit
        self.record = record
    }

    /// The error that ended the writing; nil while all is well.
    var failure: TransportError? { backlog.withLock { $0.failure } }

    /// Whether more waits than may: then nothing is begun that would add to it.
    var isFull: Bool { backlog.withLock { $0.bytes > limit } }

    /// Answers in the framing that the client speaks.
    func use(_ style: MessageFramer.Style) { backlog.withLock { $0.style = style } }

    /// Appends one message; never blocks. After a failure it is dropped: nobody reads.
    func send(_ message: [UInt8]) {
        backlog.withLock { backlog in
            guard backlog.failure == nil else { return }
            backlog.messages.append(message)
            backlog.bytes += message.count
            record?(MessageRecord(.sent, message))
        }
    }

    /// Blocks while it is full, unless somebody has asked for the end: a client that does not read is not read from.
    func waitForRoom(unless isEnding: () -> Bool) {
        func hasRoom() -> Bool {
            backlog.wait(atMost: .milliseconds(100)) {
                $0.bytes <= limit || $0.failure != nil || $0.isClosed ? true : nil
            } ?? false
        }
        while !hasRoom(), !isEnding() {}
    }

    /// Blocks until everything is written, or can never be; false when nothing was for so long.
    func waitUntilFlushed(stallingAtMost limit: Duration) -> Bool {
        var written = backlog.withLock { $0.written }
        while true {
            let progress = backlog.wait(atMost: limit) { backlog -> (isDone: Bool, written: Int)? in
                let isDone = backlog.failure != nil || backlog.bytes == 0
                return isDone || backlog.written != written ? (isDone, backlog.written) : nil
            }
            guard let progress else { return false }
            if progress.isDone { return true }
            written = progress.written
        }
    }

    /// Ends `writeAll` when everything is written.
    func close() { backlog.withLock { $0.isClosed = true } }

    /// The writer: runs on a thread of its own until `close`.
    ///
    /// - Parameters:
    ///   - onRoom: called when it is full no longer.
    ///   - onEmpty: called when nothing waits any more.
    ///   - onFailure: called once, when the other side no longer reads.
    func writeAll(onRoom: () -> Void, onEmpty: () -> Void, onFailure: () -> Void) {
        while let (messages, style) = next() {
            do {
                try write(messages, style, onRoom)
                if backlog.withLock({ $0.bytes == 0 }) { onEmpty() }
            } catch {
                backlog.withLock { backlog in
                    backlog.failure = error
                    backlog.messages = FIFO()
                    backlog.bytes = 0
                }
                onFailure()
                onRoom()
            }
        }
    }

    /// One large message, or several small ones.
    private func next() -> (messages: [[UInt8]], style: MessageFramer.Style)? {
        backlog.wait { backlog -> (messages: [[UInt8]], style: MessageFramer.Style)?? in
            guard !backlog.messages.isEmpty else { return backlog.isClosed ? .some(nil) : nil }
            var messages: [[UInt8]] = []
            var bytes = 0
            while bytes < Outbox.writeBytes, let message = backlog.messages.popFirst() {
                bytes += message.count
                messages.append(message)
            }
            return .some((messages, backlog.style))
        }
    }

    private func write(
        _ messages: [[UInt8]], _ style: MessageFramer.Style, _ onRoom: () -> Void
    ) throws(TransportError) {
        var framed: [UInt8] = []
        for message in messages {
            if style == .headers { framed += Array("Content-Length: \(message.count)\r\n\r\n".utf8) }
            framed += message
            if style == .lines { framed.append(UInt8(ascii: "\n")) }
        }
        var rest = messages.reduce(0) { $0 + $1.count }
        for start in stride(from: 0, to: framed.count, by: Outbox.writeBytes) {
            let piece = Array(framed[start..<min(start + Outbox.writeBytes, framed.count)])
            try transport.write(piece)
            // The frames are not counted: what is left is what the messages had.
            let done = start + piece.count == framed.count ? rest : min(rest, piece.count)
            rest -= done
            let hasRoom = backlog.withLock { backlog -> Bool in
                let wasFull = backlog.bytes > limit
                backlog.bytes -= done
                backlog.written += piece.count
                return wasFull && backlog.bytes <= limit
            }
            if hasRoom { onRoom() }
        }
    }
}
