import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// What a request's life needs of its connection.
struct DoorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Sees the end of the connection; nil where the pipeline was built without one.
    var watch: ConnectionWatch? {
        get async { try? await channel.pipeline.handler(type: ConnectionWatch.self).get() }
    }

    /// Tells a client that waits for it to send its body.
    func sendContinue() async {
        try? await channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .continue))).get()
    }

    /// Closes the connection unless `cancel` is called on the result in time.
    func cutOff(after seconds: Int) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
    }
}
