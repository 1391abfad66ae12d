package import JSONValues

/// Conditions that a document must meet for its passages to be found.
///
/// A JSON object; all members must hold. A member names a field: `id`, `title`, `url`, `language` of the document, or a
/// member of its metadata (`a.b` for a member of a member). Its value says what the field must be:
/// - a string, number or boolean: equal to it; where the field is an array, one of its elements is. `null`: absent or null;
/// - an array: one of these;
/// - an object of `eq`, `ne`, `in`, `gt`, `gte`, `lt`, `lte` (numbers by value, strings by their bytes), `prefix`
///   and `exists` (true or false): all of these.
/// `{"and": […]}`, `{"or": […]}` and `{"not": {…}}` combine conditions.
package struct MetadataFilter: Sendable {
    /// All, any or none of other conditions, or one on a field.
    indirect enum Condition: Sendable {
        case all([Condition])
        case any([Condition])
        case not(Condition)
        /// One of the field's values (its own, or the elements of its array) meets the test.
        case some(MetadataField, FieldTest)
    }

    let condition: Condition

    /// - Throws: `IndexStoreError.invalidFilter` with the place in the conditions.
    package init(_ conditions: JSON) throws(IndexStoreError) {
        var reader = ConditionReader()
        condition = try reader.condition(conditions, at: "filter", depth: 0)
    }
}

private struct ConditionReader {
    private var values = 0

    private static let deepest = 32
    private static let mostValues = 1_000
    private static let signs: [String: FieldTest.Order] = [
        "gt": .above, "gte": .atLeast, "lt": .below, "lte": .atMost,
    ]

    mutating func condition(
        _ conditions: JSON, at path: String, depth: Int
    ) throws(IndexStoreError) -> MetadataFilter.Condition {
        guard depth < ConditionReader.deepest else {
            throw .invalidFilter(path: path, expected: "conditions nested at most 32 deep", got: conditions)
        }
        guard let members = conditions.members else {
            throw .invalidFilter(path: path, expected: "an object of conditions", got: conditions)
        }
        var parts: [MetadataFilter.Condition] = []
        for member in members {
            let path = "\(path).\(member.key)"
            switch member.key {
            case "and": parts.append(.all(try self.conditions(in: member, at: path, depth: depth)))
            case "or": parts.append(.any(try self.conditions(in: member, at: path, depth: depth)))
            case "not": parts.append(.not(try condition(member.value, at: path, depth: depth + 1)))
            default: parts.append(try condition(on: member.key, member.value, at: path))
            }
        }
        return .all(parts)
    }

    private mutating func conditions(
        in member: JSON.Member, at path: String, depth: Int
    ) throws(IndexStoreError) -> [MetadataFilter.Condition] {
        guard let members = member.value.array, !members.isEmpty else {
            throw .invalidFilter(path: path, expected: "an array of conditions", got: member.value)
        }
        var parts: [MetadataFilter.Condition] = []
        for (index, value) in members.enumerated() {
            parts.append(try condition(value, at: "\(path)[\(index)]", depth: depth + 1))
        }
        return parts
    }

    private mutating func condition(
        on name: String, _ value: JSON, at path: String
    ) throws(IndexStoreError) -> MetadataFilter.Condition {
        guard let field = MetadataField(name) else {
            throw .invalidFilter(path: path, expected: "a name without quotation marks", got: .string(name))
        }
        switch value {
        case .object(let operators):
            guard !operators.isEmpty else {
                throw .invalidFilter(path: path, expected: "a value or an object of conditions", got: value)
            }
            var parts: [MetadataFilter.Condition] = []
            for member in operators {
                parts.append(try comparison(field, member.key, member.value, at: "\(path).\(member.key)"))
            }
            return .all(parts)
        case .array: return try comparison(field, "in", value, at: path)
        default: return try comparison(field, "eq", value, at: path)
        }
    }

    private mutating func comparison(
        _ field: MetadataField, _ name: String, _ value: JSON, at path: String
    ) throws(IndexStoreError) -> MetadataFilter.Condition {
        try count(value, at: path)
        switch (name, value) {
        case ("eq", .null), ("exists", .bool(false)): return .not(.some(field, .exists))
        case ("ne", .null), ("exists", .bool(true)): return .some(field, .exists)
        case ("eq", _): return .some(field, .oneOf([try self.value(value, at: path)]))
        case ("ne", _): return .not(.some(field, .oneOf([try self.value(value, at: path)])))
        case ("in", .array(let options)):
            var values: Set<FieldValue> = []
            for (index, option) in options.enumerated() {
                try count(option, at: path)
                values.insert(try self.value(option, at: "\(path)[\(index)]"))
            }
            return .some(field, .oneOf(values))
        case ("prefix", .string(let prefix)): return .some(field, .prefix(Array(prefix.utf8)))
        default: return .some(field, try ordered(name, value, at: path))
        }
    }

    private func ordered(_ name: String, _ value: JSON, at path: String) throws(IndexStoreError) -> FieldTest
    {
        if let order = ConditionReader.signs[name] {
            guard case .bool = value else { return .ordered(order, try self.value(value, at: path)) }
            throw .invalidFilter(path: path, expected: "a string or a number", got: value)
        }
        let expected = ["exists": "true or false", "in": "an array of values", "prefix": "a string"][name]
        throw .invalidFilter(
            path: path,
            expected: expected
                ?? "one of eq, ne, in, gt, gte, lt, lte, prefix, exists as the name of a condition",
            got: expected == nil ? .string(name) : value)
    }

    private func value(_ value: JSON, at path: String) throws(IndexStoreError) -> FieldValue {
        if case .bool(let flag) = value { return .flag(flag) }
        if let text = value.string { return .text(Array(text.utf8)[...]) }
        if let integer = value.integer { return .integer(integer) }
        if let number = value.double { return FieldValue(number) }
        throw .invalidFilter(path: path, expected: "a string, a number or a boolean", got: value)
    }

    private mutating func count(_ value: JSON, at path: String) throws(IndexStoreError) {
        values += 1
        guard values <= ConditionReader.mostValues else {
            throw .invalidFilter(
                path: path, expected: "at most 1,000 conditions and values in all", got: value)
        }
    }
}
