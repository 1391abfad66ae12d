import NIOCore
import NIOHTTPTypes
import Threads

/// Sees when a client goes away or reads nothing, as the event loop sees it.
///
/// Work for a client that has gone is cancelled; a client that takes none of its answer for too long is cut off.
final class ConnectionWatch: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    // Sendable because everything but `state`, which has a lock, is used on the event loop of the channel alone.
    typealias InboundIn = HTTPRequestPart

    private struct State {
        var isGone = false
        var onGone: (@Sendable () -> Void)?
    }

    private let state = Monitor(State())
    private let patience: TimeAmount
    private var stall: Scheduled<Void>?

    /// - Parameter patience: how long a client may take nothing of what is written.
    init(patience: TimeAmount) { self.patience = patience }

    /// Calls `action` when the client goes, at once where it has gone; nil takes the last one back.
    func onGone(_ action: (@Sendable () -> Void)?) {
        let isGone = state.withLock { state in
            state.onGone = action
            return state.isGone
        }
        if isGone { action?() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { leave() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stall?.cancel()
        leave()
        context.fireChannelInactive()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        stall = nil
        if !context.channel.isWritable {
            let channel = context.channel
            stall = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    private func leave() {
        let action = state.withLock { state in
            state.isGone = true
            return state.onGone
        }
        action?()
    }
}
