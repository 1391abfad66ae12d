import JSONValues

/// A JSON Schema (2020-12) under construction.
struct JSONSchema: Sendable {
    private var members: [JSON.Member]

    init(_ members: [JSON.Member]) { self.members = members }

    /// The schema, its members by name; those of `properties` in the order in which they were given.
    var json: JSON { JSON.object(members).sortedAtTop }

    static func string(_ description: String? = nil, choices: [String] = []) -> JSONSchema {
        schema("string", description, choices.isEmpty ? [] : [JSON.Member("enum", .strings(choices))])
    }

    static func integer(_ description: String? = nil, from least: Int? = 0) -> JSONSchema {
        schema("integer", description, least.map { [JSON.Member("minimum", .integer($0))] } ?? [])
    }

    static func number(_ description: String? = nil) -> JSONSchema { schema("number", description) }

    static func flag(_ description: String? = nil, default preset: Bool? = nil) -> JSONSchema {
        schema("boolean", description, preset.map { [JSON.Member("default", .bool($0))] } ?? [])
    }

    static func array(of items: JSONSchema, _ description: String? = nil) -> JSONSchema {
        schema("array", description, [JSON.Member("items", items.json)])
    }

    static func anyObject(_ description: String? = nil) -> JSONSchema { schema("object", description) }

    /// An object of these members.
    ///
    /// - Parameter isOpen: whether it may have others.
    static func object(
        _ properties: KeyValuePairs<String, JSONSchema>, required: [String] = [], isOpen: Bool = false
    ) -> JSONSchema {
        object(of: properties.map { JSON.Member($0.key, $0.value.json) }, required: required, isOpen: isOpen)
    }

    /// The same of schemas that are written already.
    static func object(of properties: [JSON.Member], required: [String], isOpen: Bool = false) -> JSONSchema {
        var members = [JSON.Member("properties", .object(properties))]
        if !isOpen { members.append(JSON.Member("additionalProperties", .bool(false))) }
        if !required.isEmpty { members.append(JSON.Member("required", .strings(required))) }
        return schema("object", nil, members)
    }

    /// A value of one of several kinds.
    static func either(_ choices: [JSONSchema]) -> JSONSchema {
        JSONSchema([JSON.Member("anyOf", .array(choices.map(\.json)))])
    }

    private static func schema(_ type: String, _ description: String?, _ more: [JSON.Member] = [])
        -> JSONSchema
    {
        JSONSchema([JSON.Member("type", .string(type))] + describing(description) + more)
    }

    private static func describing(_ text: String?) -> [JSON.Member] {
        text.map { [JSON.Member("description", .string($0))] } ?? []
    }
}
