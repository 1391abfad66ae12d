/// What a protocol that is spoken over JSON-RPC changes of it. All of it runs on the reader's thread.
package struct Dialect: Sendable {
    /// Told of each call that stands in no batch, in the order of arrival, before the call is let in.
    package var arrival: @Sendable (Call) -> Void = { _ in }
    /// Why batches are refused at present; nil where they are taken.
    package var batchRefusal: @Sendable () -> RPCError? = { nil }
    /// Whether an error that belongs to no known request says `"id": null`, as JSON-RPC demands, or has no id.
    package var writesNullID: @Sendable () -> Bool = { true }

    package init() {}

    /// JSON-RPC 2.0 and nothing else.
    package static let plain = Dialect()
}
