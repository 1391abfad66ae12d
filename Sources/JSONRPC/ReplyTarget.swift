/// Where the answer to a call goes.
enum ReplyTarget: Sendable {
    case message(Outbox)
    case batch(BatchReply)
    /// A message that came by itself.
    case exchange(Single)

    /// Takes the one answer of an entry.
    struct Single: Sendable {
        var isInBatch: Bool
        var deliver: @Sendable ([UInt8]?) -> Void
    }

    /// Delivers the answer, or the fact that there will be none. To be called once for each entry of a message.
    ///
    /// - Parameter id: of the entry.
    func deliver(_ answer: [UInt8]?, id: RequestID) {
        switch self {
        case .message(let outbox): if let answer { outbox.send(answer) }
        case .batch(let reply): reply.deliver(answer, id: id)
        case .exchange(let single): single.deliver(answer)
        }
    }
}
