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
        var text = explanation(of: record, through: .wire, spelling: \.wirePath)
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

extension OptionTable {
    /// Those of `records` of which an object needs one: they exclude each other.
    package func alternatives(among records: [OptionRecord]) -> [OptionRecord] {
        records.filter { record in
            exclusions(of: record).contains { name in records.contains { $0.name == name } }
        }
    }
}
