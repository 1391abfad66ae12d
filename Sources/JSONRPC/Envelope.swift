import JSONValues

/// One entry of a message, checked against JSON-RPC 2.0.
enum Envelope: Sendable, Hashable {
    case call(Call)
    /// An answer to something that was never asked.
    case response
    case invalid(RPCError, id: RequestID)

    init(_ json: JSON) {
        guard case .object = json else {
            self = .invalid(.invalidRequest("a request must be an object", reason: .notAnObject), id: .null)
            return
        }
        let id = json["id"].map(RequestID.init)
        if case .some(.none) = id {
            self = .invalid(
                .invalidRequest("an id must be a string, a number or null", reason: .invalidID), id: .null)
            return
        }
        self = Envelope.checked(json, id: id ?? nil)
    }

    private static func checked(_ json: JSON, id: RequestID?) -> Envelope {
        func invalid(_ message: String, _ reason: RPCError.Reason) -> Envelope {
            .invalid(.invalidRequest(message, reason: reason), id: id ?? .null)
        }
        guard json["jsonrpc"] == .string("2.0") else {
            return invalid("\"jsonrpc\" must be \"2.0\"", .invalidVersion)
        }
        guard let method = json["method"] else {
            let isResponse = json["result"] != nil || json["error"] != nil
            return isResponse ? .response : invalid("\"method\" is missing", .missingMethod)
        }
        guard let name = method.string else { return invalid("\"method\" must be a string", .invalidMethod) }
        switch json["params"] {
        case nil, .some(.object), .some(.array):
            return .call(Call(id: id, method: name, params: json["params"]))
        default: return invalid("\"params\" must be an object or an array", .invalidParams)
        }
    }
}

/// What one framed message holds.
enum Message: Sendable, Hashable {
    case single(Envelope)
    case batch([Envelope])

    /// Reads one framed message; a batch of more than `batchEntries` entries is refused as a whole.
    init(parsing bytes: [UInt8], batchEntries: Int) throws(RPCError) {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch { throw .notJSON(error) }
        guard case .array(let entries) = json else {
            self = .single(Envelope(json))
            return
        }
        guard !entries.isEmpty else {
            throw .invalidRequest("a batch must not be empty", reason: .emptyBatch)
        }
        guard entries.count <= batchEntries else { throw .batchTooLong(limit: batchEntries) }
        self = .batch(entries.map(Envelope.init))
    }
}
