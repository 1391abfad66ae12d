package import JSONValues

extension OptionTable {
    /// The JSON Schema (2020-12) of the options that `method` takes: one property each, nested as on the wire.
    ///
    ///     OptionTable.winnow.properties(of: .prune)["threshold"]
    ///     // {"type":"number","minimum":0,"maximum":1,"description":"Keep units that score at least this. …"}
    ///
    /// - Parameters:
    ///   - method: one of the wire's methods.
    ///   - settings: what holds while a request names nothing.
    package func properties(of method: OptionDoors, defaults settings: Settings = Settings()) -> JSON {
        var members: [JSON.Member] = []
        for group in wireGroups(of: method) {
            guard let object = group.object else {
                members += group.records.map { JSON.Member($0.wirePath, schema(of: $0, defaults: settings)) }
                continue
            }
            members.append(JSON.Member(object.name, schema(of: object, group.records, defaults: settings)))
        }
        return .object(members)
    }

    /// The schema of one option: type, bounds, default, description.
    package func schema(of record: OptionRecord, defaults settings: Settings = Settings()) -> JSON {
        var text = explanation(of: record, spelling: \.wirePath)
        var members = record.kind.schema
        let value = record.value(in: settings)
        if !value.isNull {
            members.append(JSON.Member("default", value))
        } else if let unset = record.unset {
            text += " Default: \(unset)."
        }
        return .object(members + [JSON.Member("description", .string(text))])
    }

    private func schema(of object: WireObject, _ records: [OptionRecord], defaults settings: Settings) -> JSON
    {
        let alternatives = alternatives(among: records).map { record in
            JSON.object([JSON.Member("required", .array([.string(record.wireMember)]))])
        }
        return .object([
            "type": .string("object"), "additionalProperties": .bool(false),
            "properties": .object(
                records.map { JSON.Member($0.wireMember, schema(of: $0, defaults: settings)) }),
            "oneOf": alternatives.isEmpty ? nil : .array(alternatives),
            "description": .string(object.explanation),
        ])
    }
}

/// An object in the parameters of a request that holds several options.
package struct WireObject: Sendable {
    package let name: String
    package let explanation: String

    package static let all = [
        WireObject(
            name: "budget",
            explanation: "A hard limit of the context: a number of tokens, or of characters."),
        WireObject(name: "html", explanation: "How pages are read, and what comes out."),
    ]
}

extension OptionRecord {
    /// The object of the parameters that holds the option; nil for the parameters themselves.
    package var wireObject: String? {
        wirePath.lastIndex(of: ".").map { String(wirePath[..<$0]) }
    }

    /// The name inside that object.
    package var wireMember: String {
        wirePath.lastIndex(of: ".").map { String(wirePath[wirePath.index(after: $0)...]) } ?? wirePath
    }
}

extension OptionTable {
    /// The options of `method`: those of the parameters themselves one by one, those of an object together, each where
    /// the first of them stands.
    package func wireGroups(of method: OptionDoors) -> [(object: WireObject?, records: [OptionRecord])] {
        var groups: [(object: WireObject?, records: [OptionRecord])] = []
        for record in records(through: method) {
            let object = record.wireObject.map { name in
                WireObject.all.first { $0.name == name } ?? WireObject(name: name, explanation: "")
            }
            if let object, let place = groups.firstIndex(where: { $0.object?.name == object.name }) {
                groups[place].records.append(record)
            } else {
                groups.append((object, [record]))
            }
        }
        return groups
    }

    /// Those of `records` of which an object needs one: they exclude each other.
    package func alternatives(among records: [OptionRecord]) -> [OptionRecord] {
        records.filter { record in
            exclusions(of: record).contains { name in records.contains { $0.name == name } }
        }
    }
}
