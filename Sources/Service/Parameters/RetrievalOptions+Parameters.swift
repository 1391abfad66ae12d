import ContextTypes
import JSONRPC
import JSONValues

extension RetrievalOptions {
    /// The most passages that one call may fetch.
    static let limits = 1...10_000

    /// Reads the options that `trim` and `retrieve` share over `self`, which holds the defaults.
    mutating func read(_ parameters: inout Parameters) throws(RPCError) {
        limit = try parameters.integer("limit", in: RetrievalOptions.limits) ?? limit
        retriever = try parameters.choice("retriever", default: retriever)
        feedback = try parameters.choice("feedback", default: feedback)
        fusion = try parameters.choice("fusion", default: fusion)
        alpha = try parameters.number("alpha", in: 0...1) ?? alpha
        guard let filter = parameters.value("filter") else { return }
        guard case .object = filter else {
            throw .invalidParams(
                parameters.path(of: "filter"), expected: "an object", got: filter, .wrongType)
        }
        self.filter = filter
    }
}
