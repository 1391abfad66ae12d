import Glibc
import Threads

/// What one connection may ask for at once. Every limit has its own error; none is ever a crash.
package struct ServeLimits: Sendable, Hashable {
    /// The most bytes of one message.
    package var messageBytes = 64 << 20
    /// The most entries of one batch.
    package var batchEntries = 1000
    /// Requests worked on at the same time, each on a thread of its own.
    package var concurrentRequests = max(4, ProcessorCores.count)
    /// Requests that may wait for a thread; the next one is refused at once.
    package var queuedRequests = 1024
    /// Bytes of all waiting requests together; a request over it is refused at once.
    package var queuedBytes = 256 << 20
    /// Bytes of answers that may wait for the client to read them; beyond, nothing new begins and its input is not read.
    /// The answers to one batch may have as many together.
    package var backlogBytes = 64 << 20
    /// Messages of so many bytes are large: when they are done with, their memory is given back.
    package var largeBytes = 1 << 20
    /// How long requests may run on after the end of input before they are cancelled.
    package var grace = Duration.milliseconds(1400)
    /// How long cancelled requests may take to notice it.
    package var patience = Duration.milliseconds(250)
    /// How long a client may read nothing at all after it has ended its input, as a pipeline may that has much to do.
    package var stall = Duration.seconds(60)
    /// The same after somebody else has asked the service to end.
    package var stallWhenAsked = Duration.seconds(3)

    package init() {}
}
