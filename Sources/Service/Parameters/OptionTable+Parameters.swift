import JSONRPC
import JSONValues
import Options

extension OptionTable {
    private typealias Given = (record: OptionRecord, value: JSON)

    /// Reads the options of `method` over `settings`, which hold the defaults.
    func read(
        _ method: OptionDoors, from parameters: inout Parameters, over settings: inout Settings
    ) throws(RPCError) {
        var given: [Given] = []
        for group in wireGroups(of: method) {
            guard let object = group.object else {
                given += try self.given(group.records, in: &parameters)
                continue
            }
            guard var members = try parameters.object(object.name) else { continue }
            given += try self.given(inObject: group.records, &members)
            try members.finish()
        }
        let records = given.map(\.record)
        if let (first, second) = conflict(among: records) {
            throw .conflict(parameters.path(of: first.wirePath), with: parameters.path(of: second.wirePath))
        }
        clear(&settings, for: records)
        for (record, value) in given { record.set(value, in: &settings) }
    }

    private func given(
        _ records: [OptionRecord], in parameters: inout Parameters
    ) throws(RPCError) -> [Given] {
        var given: [Given] = []
        for record in records {
            guard let value = parameters.value(record.wireMember) else { continue }
            if let fault = record.kind.fault(of: value) {
                throw .invalidParams(parameters.path(of: record.wireMember), fault)
            }
            given.append((record, value))
        }
        return given
    }

    /// The same of an object: where some of its members exclude each other, it needs one of them.
    private func given(
        inObject records: [OptionRecord], _ members: inout Parameters
    ) throws(RPCError) -> [Given] {
        let given = try given(records, in: &members)
        let alternatives = alternatives(among: records)
        if let first = alternatives.first,
            !alternatives.contains(where: { record in given.contains { $0.record.name == record.name } })
        {
            throw .invalidParams(
                members.path(of: first.wireMember), expected: first.kind.expected, got: nil, .missing)
        }
        return given
    }
}

extension RPCError {
    /// -32602 for a value that does not fit its option.
    static func invalidParams(_ path: String, _ fault: OptionFault) -> RPCError {
        let entry = fault.entry.map { "[\($0)]" } ?? ""
        return invalidParams(
            path + entry, expected: fault.expected, got: fault.got, RPCError.Reason(fault.reason))
    }
}

extension RPCError.Reason {
    fileprivate init(_ reason: OptionFault.Reason) {
        switch reason {
        case .wrongType: self = .wrongType
        case .outOfRange: self = .outOfRange
        case .unknownChoice: self = .unknownChoice
        }
    }
}
