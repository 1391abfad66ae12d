import Engine
import JSONRPC
import JSONValues

extension IndexRegistry {
    /// Reads the member `index`: the index of that name, or the only one when the member is absent.
    func index(in parameters: inout Parameters) throws(RPCError) -> OpenIndex {
        guard let name = try parameters.string("index") ?? (names.count == 1 ? names.first : nil) else {
            guard !names.isEmpty else { throw .noIndex(nil, known: []) }
            let expected = "one of " + names.map { "\"\($0)\"" }.joined(separator: ", ")
            throw .invalidParams(parameters.path(of: "index"), expected: expected, got: nil, .missing)
        }
        guard let index = index(named: name) else { throw .noIndex(name, known: names) }
        return index
    }

    /// All indexes, or the one that the member `index` names.
    func indexes(in parameters: inout Parameters) throws(RPCError) -> [OpenIndex] {
        if parameters.has("index") { return [try index(in: &parameters)] }
        return names.compactMap { index(named: $0) }
    }
}
