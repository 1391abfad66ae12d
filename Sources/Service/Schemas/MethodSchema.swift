package import JSONValues

/// What a method takes and gives, as JSON Schema: for doors that describe themselves.
package struct MethodSchema: Sendable {
    package let method: String
    /// One line for people.
    package let summary: String
    package let input: JSON
    package let output: JSON

    init(_ method: String, _ summary: String, input: JSONSchema, output: JSONSchema) {
        self.method = method
        self.summary = summary
        self.input = input.json.takingNull
        self.output = output.json
    }

    /// Where HTTP has it: `/v1/trim`, `/v1/index/add`.
    package var path: String { "/v1/" + method }
}

extension JSON {
    /// The schema of an object whose members may all be null, which counts as absent, but for those that are required.
    fileprivate var takingNull: JSON {
        guard let members else { return array.map { .array($0.map(\.takingNull)) } ?? self }
        let required = self["required"]?.array?.compactMap(\.string) ?? []
        return .object(
            members.map { member in
                guard member.key == "properties", let properties = member.value.members else {
                    return JSON.Member(
                        member.key,
                        ["items", "anyOf"].contains(member.key) ? member.value.takingNull : member.value)
                }
                return JSON.Member(
                    "properties",
                    .object(
                        properties.map { property in
                            let schema = property.value.takingNull
                            return JSON.Member(
                                property.key, required.contains(property.key) ? schema : schema.orNull)
                        }))
            })
    }

    /// The schema with null beside what it takes.
    private var orNull: JSON {
        guard let members else { return self }
        guard let type = self["type"]?.string, self["enum"] == nil, self["const"] == nil else {
            // Descriptions and defaults stay outside, where tools look for them.
            let notes = members.filter { ["description", "default"].contains($0.key) }
            let rest = members.filter { !["description", "default"].contains($0.key) }
            return .object(
                [JSON.Member("anyOf", .array([.object(rest), .object(["type": .string("null")])]))] + notes)
        }
        return .object(
            members.map { $0.key == "type" ? JSON.Member("type", .strings([type, "null"])) : $0 })
    }
}
