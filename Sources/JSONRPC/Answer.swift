import JSONValues

/// Lines that the server writes, keys sorted, without framing.
enum Answer {
    static func result(_ result: JSON, id: RequestID) -> [UInt8] {
        encoded([("id", id.json), ("jsonrpc", .string("2.0")), ("result", result)])
    }

    static func failure(_ error: RPCError, id: RequestID) -> [UInt8] {
        encoded([("error", error.json), ("id", id.json), ("jsonrpc", .string("2.0"))])
    }

    /// A failure that belongs to no request that is known, in a protocol in which no id is null.
    static func failureWithoutID(_ error: RPCError) -> [UInt8] {
        encoded([("error", error.json), ("jsonrpc", .string("2.0"))])
    }

    static func notification(_ method: String, _ params: JSON) -> [UInt8] {
        encoded([("jsonrpc", .string("2.0")), ("method", .string(method)), ("params", params)])
    }

    private static func encoded(_ members: [(String, JSON)]) -> [UInt8] {
        var bytes: [UInt8] = []
        JSON.object(members.map { JSON.Member($0, $1) }).write(to: &bytes)
        return bytes
    }
}
