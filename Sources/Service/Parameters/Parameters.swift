import JSONRPC
import JSONValues
import Options

/// Reads the members of one JSON object, and knows which ones it was asked for.
///
/// A member that is null counts as absent, as clients in Python and JavaScript send it. Every error names the path of
/// the member, what was expected and what came. `finish` refuses members that nobody asked for.
struct Parameters {
    private let members: [JSON.Member]
    private let path: String
    private var known: Set<String> = []

    /// The parameters of a call; absent ones count as an empty object.
    init(_ json: JSON?) throws(RPCError) {
        try self.init(json ?? .object([]), path: "")
        // The protocol's own member, for example a progress token.
        known = ["_meta"]
    }

    /// The members of an object that stands at `path`.
    init(_ json: JSON, path: String) throws(RPCError) {
        guard let members = json.members else {
            throw .invalidParams(path.isEmpty ? "params" : path, expected: "an object", got: json, .wrongType)
        }
        self.members = members
        self.path = path
    }

    /// Refuses what was sent and not read, with the nearest name that would have been.
    func finish() throws(RPCError) {
        guard let unknown = members.first(where: { !known.contains($0.key) }) else { return }
        let nearest = NearestName.of(unknown.key, among: known.subtracting(["_meta"]).sorted())
        throw .unknownMember(path(of: unknown.key), nearest: nearest)
    }

    func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

// MARK: - Members by kind

extension Parameters {
    /// The member, nil when it is absent or null.
    mutating func value(_ name: String) -> JSON? {
        known.insert(name)
        guard let value = members.first(where: { $0.key == name })?.value, !value.isNull else { return nil }
        return value
    }

    mutating func has(_ name: String) -> Bool { value(name) != nil }

    mutating func required(_ name: String, expected: String) throws(RPCError) -> JSON {
        guard let value = value(name) else {
            throw .invalidParams(path(of: name), expected: expected, got: nil, .missing)
        }
        return value
    }

    mutating func string(_ name: String) throws(RPCError) -> String? {
        try read(name, expected: "a string", \.string)
    }

    mutating func requiredString(_ name: String) throws(RPCError) -> String {
        _ = try required(name, expected: "a string")
        return try string(name) ?? ""
    }

    mutating func flag(_ name: String, default preset: Bool) throws(RPCError) -> Bool {
        try read(name, expected: "true or false", \.bool) ?? preset
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(RPCError) -> Int? {
        let expected = "a whole number" + Parameters.words(for: range)
        guard let value = try read(name, expected: expected, \.integer) else { return nil }
        guard range.contains(value) else {
            throw .invalidParams(path(of: name), expected: expected, got: .integer(value), .outOfRange)
        }
        return value
    }

    mutating func number(_ name: String, in range: ClosedRange<Double>) throws(RPCError) -> Double? {
        let expected = "a number from \(JSON.double(range.lowerBound)) to \(JSON.double(range.upperBound))"
        guard let value = try read(name, expected: expected, \.double) else { return nil }
        guard range.contains(value) else {
            throw .invalidParams(path(of: name), expected: expected, got: .double(value), .outOfRange)
        }
        return value
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, default preset: Choice
    ) throws(RPCError) -> Choice {
        let names = Choice.allCases.map { "\"\($0.rawValue)\"" }
        let expected = "one of " + names.joined(separator: ", ")
        guard let text = try read(name, expected: expected, \.string) else { return preset }
        guard let choice = Choice(rawValue: text) else {
            throw .invalidParams(path(of: name), expected: expected, got: .string(text), .unknownChoice)
        }
        return choice
    }

    /// The entries of an array, each with its path.
    mutating func array(_ name: String) throws(RPCError) -> [(path: String, value: JSON)]? {
        guard let values = try read(name, expected: "an array", \.array) else { return nil }
        let path = path(of: name)
        return values.enumerated().map { ("\(path)[\($0)]", $1) }
    }

    mutating func requiredArray(_ name: String) throws(RPCError) -> [(path: String, value: JSON)] {
        _ = try required(name, expected: "an array")
        return try array(name) ?? []
    }

    mutating func strings(_ name: String) throws(RPCError) -> [String]? {
        guard let entries = try array(name) else { return nil }
        var strings: [String] = []
        for (path, value) in entries {
            guard let string = value.string else {
                throw .invalidParams(path, expected: "a string", got: value, .wrongType)
            }
            strings.append(string)
        }
        return strings
    }

    /// A nested object, to be read and finished by itself.
    mutating func object(_ name: String) throws(RPCError) -> Parameters? {
        guard let value = value(name) else { return nil }
        return try Parameters(value, path: path(of: name))
    }

    private mutating func read<Value>(
        _ name: String, expected: String, _ read: (JSON) -> Value?
    ) throws(RPCError) -> Value? {
        guard let json = value(name) else { return nil }
        guard let value = read(json) else {
            throw .invalidParams(path(of: name), expected: expected, got: json, .wrongType)
        }
        return value
    }

    private static func words(for range: ClosedRange<Int>) -> String {
        range.upperBound == .max
            ? " of at least \(range.lowerBound)" : " from \(range.lowerBound) to \(range.upperBound)"
    }
}
