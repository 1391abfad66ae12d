import Hummingbird
import NIOCore

/// An answer as events (text/event-stream): notifications while the work is done, then the answer itself.
enum EventStream {
    /// - Parameters:
    ///   - run: does the work; it is given what takes notifications.
    ///   - done: called with the number of bytes that were written.
    static func body(
        _ run: @escaping @Sendable (@escaping @Sendable ([UInt8]) -> Void) async -> DoorAnswer,
        done: @escaping @Sendable (Int) -> Void
    ) -> ResponseBody {
        ResponseBody { writer in
            // Whoever reads too slowly loses notifications, not the answer.
            let (events, source) = AsyncStream.makeStream(
                of: [UInt8].self, bufferingPolicy: .bufferingOldest(256))
            async let answer = finish(source, after: run)
            var bytes = 0
            for await message in events {
                let event = event(message)
                bytes += event.readableBytes
                try await writer.write(event)
            }
            let last = event(await answer.body)
            try await writer.write(last)
            try await writer.finish(nil)
            done(bytes + last.readableBytes)
        }
    }

    private static func finish(
        _ source: AsyncStream<[UInt8]>.Continuation,
        after run: @Sendable (@escaping @Sendable ([UInt8]) -> Void) async -> DoorAnswer
    ) async -> DoorAnswer {
        let answer = await run { source.yield($0) }
        source.finish()
        return answer
    }

    /// A message of JSON has no line breaks, so one line of data holds it.
    private static func event(_ message: [UInt8]) -> ByteBuffer {
        var buffer = ByteBuffer(string: "event: message\ndata: ")
        buffer.writeBytes(message)
        buffer.writeString("\n\n")
        return buffer
    }
}
