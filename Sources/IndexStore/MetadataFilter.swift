import Database
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
package struct MetadataFilter: Sendable, Hashable {
    enum Value: Sendable, Hashable {
        case text(String)
        case number(Double)
        case integer(Int)
    }

    /// An SQL expression over the table `document`.
    let sql: String
    let values: [Value]

    /// - Throws: `IndexStoreError.invalidFilter` with the place in the conditions.
    package init(_ conditions: JSON) throws(IndexStoreError) {
        var builder = ConditionBuilder()
        sql = try builder.expression(conditions, at: "filter", depth: 0)
        values = builder.values
    }
}

/// Writes conditions as SQL with all values bound, never pasted.
private struct ConditionBuilder {
    var values: [MetadataFilter.Value] = []

    private static let deepest = 32
    private static let mostValues = 1_000
    private static let signs = ["gt": ">", "gte": ">=", "lt": "<", "lte": "<="]

    mutating func expression(
        _ conditions: JSON, at path: String, depth: Int
    ) throws(IndexStoreError) -> String {
        guard depth < ConditionBuilder.deepest else {
            throw .invalidFilter(path: path, expected: "conditions nested at most 32 deep", got: conditions)
        }
        guard let members = conditions.members else {
            throw .invalidFilter(path: path, expected: "an object of conditions", got: conditions)
        }
        var parts: [String] = []
        for member in members {
            let path = "\(path).\(member.key)"
            switch member.key {
            case "and", "or": parts.append(try combination(member, at: path, depth: depth))
            case "not": parts.append("NOT (\(try expression(member.value, at: path, depth: depth + 1)))")
            default: parts.append(try condition(on: member.key, member.value, at: path))
            }
            guard values.count < ConditionBuilder.mostValues else {
                throw .invalidFilter(
                    path: path, expected: "fewer than 1,000 values in all", got: member.value)
            }
        }
        return parts.isEmpty ? "1" : "(" + parts.joined(separator: " AND ") + ")"
    }

    private mutating func combination(
        _ member: JSON.Member, at path: String, depth: Int
    ) throws(IndexStoreError) -> String {
        guard let members = member.value.array, !members.isEmpty else {
            throw .invalidFilter(path: path, expected: "an array of conditions", got: member.value)
        }
        var parts: [String] = []
        for (index, condition) in members.enumerated() {
            parts.append(try expression(condition, at: "\(path)[\(index)]", depth: depth + 1))
        }
        return "(" + parts.joined(separator: member.key == "and" ? " AND " : " OR ") + ")"
    }

    private mutating func condition(
        on field: String, _ value: JSON, at path: String
    ) throws(IndexStoreError) -> String {
        switch value {
        case .object(let operators):
            guard !operators.isEmpty else {
                throw .invalidFilter(path: path, expected: "a value or an object of conditions", got: value)
            }
            var parts: [String] = []
            for member in operators {
                parts.append(try comparison(field, member.key, member.value, at: "\(path).\(member.key)"))
            }
            return "(" + parts.joined(separator: " AND ") + ")"
        case .array: return try comparison(field, "in", value, at: path)
        default: return try comparison(field, "eq", value, at: path)
        }
    }

    private mutating func comparison(
        _ field: String, _ name: String, _ value: JSON, at path: String
    ) throws(IndexStoreError) -> String {
        switch (name, value) {
        case ("eq", .null), ("exists", .bool(false)):
            return "NOT " + (try some(field, at: path, "value IS NOT NULL"))
        case ("ne", .null), ("exists", .bool(true)): return try some(field, at: path, "value IS NOT NULL")
        case ("eq", _): return try some(field, at: path, equals(value, at: path))
        case ("ne", _): return "NOT " + (try some(field, at: path, equals(value, at: path)))
        case ("in", .array(let options)):
            guard !options.isEmpty else { return "0" }
            var parts: [String] = []
            for (index, option) in options.enumerated() {
                parts.append(try equals(option, at: "\(path)[\(index)]"))
            }
            return try some(field, at: path, "(" + parts.joined(separator: " OR ") + ")")
        case ("prefix", .string(let prefix)):
            let count = prefix.unicodeScalars.count
            return try some(
                field, at: path, "(type = 'text' AND substr(value, 1, \(count)) = \(bind(.text(prefix))))")
        default: return try ordered(field, name, value, at: path)
        }
    }

    private mutating func ordered(
        _ field: String, _ name: String, _ value: JSON, at path: String
    ) throws(IndexStoreError) -> String {
        if let sign = ConditionBuilder.signs[name] {
            return try some(field, at: path, compares(value, sign, at: path))
        }
        let expected = ["exists": "true or false", "in": "an array of values", "prefix": "a string"][name]
        throw .invalidFilter(
            path: path,
            expected: expected
                ?? "one of eq, ne, in, gt, gte, lt, lte, prefix, exists as the name of a condition",
            got: expected == nil ? .string(name) : value)
    }

    private mutating func equals(_ value: JSON, at path: String) throws(IndexStoreError) -> String {
        if case .bool(let wanted) = value { return "type = '\(wanted)'" }
        return try compares(value, "=", at: path)
    }

    private mutating func compares(
        _ value: JSON, _ sign: String, at path: String
    ) throws(IndexStoreError) -> String {
        if let text = value.string { return "(type = 'text' AND value \(sign) \(bind(.text(text))))" }
        if let integer = value.integer {
            return "(type IN ('integer', 'real') AND value \(sign) \(bind(.integer(integer))))"
        }
        if let number = value.double {
            return "(type IN ('integer', 'real') AND value \(sign) \(bind(.number(number))))"
        }
        throw .invalidFilter(path: path, expected: "a string, a number or a boolean", got: value)
    }

    /// Any of the field's values (a field's own, or the elements of its array) meets `test`.
    private mutating func some(
        _ field: String, at path: String, _ test: String
    ) throws(IndexStoreError) -> String {
        if let column = ["id": "name", "title": "title", "url": "url", "language": "language"][field] {
            return "EXISTS (SELECT 1 FROM (SELECT \(column) AS value, 'text' AS type "
                + "WHERE \(column) IS NOT NULL) WHERE \(test))"
        }
        let keys = field.split(separator: ".", omittingEmptySubsequences: false)
        guard !field.isEmpty, !field.contains("\"") else {
            throw .invalidFilter(path: path, expected: "a name without quotation marks", got: .string(field))
        }
        // SQLite compares names as they are written in JSON: with the escapes of the metadata's own writer.
        let place = "$" + keys.map { ".\(JSON.string(String($0)))" }.joined()
        return "EXISTS (SELECT 1 FROM json_each(metadata, \(bind(.text(place)))) WHERE \(test))"
    }

    private mutating func bind(_ value: MetadataFilter.Value) -> String {
        values.append(value)
        return "?\(values.count)"
    }
}

extension IndexSnapshot {
    /// For each segment, by its number, the passages of documents that meet `filter`.
    package func passages(meeting filter: MetadataFilter) throws -> [Int: Bitmap] {
        let rows = try passageRows(meeting: filter)
        var result: [Int: Bitmap] = [:]
        for segment in segments {
            let passages = try SegmentFile.readPassageRows(segment.file.row, connection)
            var bitmap = Bitmap(passages: segment.passages)
            for (number, row) in passages.enumerated() where rows.contains(Int(row)) { bitmap[number] = true }
            if let live = segment.live { bitmap.formIntersection(live) }
            result[segment.number] = bitmap
        }
        return result
    }

    /// Rows in `passage` of the documents that meet `filter`.
    func passageRows(meeting filter: MetadataFilter) throws -> RowSet {
        let statement = try connection.statement(
            "SELECT first_passage, passages FROM document WHERE passages > 0 AND \(filter.sql)")
        defer { statement.reset() }
        for (index, value) in filter.values.enumerated() {
            switch value {
            case .text(let text): try statement.bind(Int32(index + 1), text)
            case .number(let number): try statement.bind(Int32(index + 1), number)
            case .integer(let integer): try statement.bind(Int32(index + 1), integer)
            }
        }
        var rows = RowSet()
        while try statement.step() {
            rows.insert(
                try RowNumbers.passages(first: statement.integer(0), count: statement.integer(1), connection))
        }
        return rows
    }
}
