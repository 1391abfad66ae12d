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

    package init(_ conditions: JSON) throws(IndexStoreError) {
        var builder = ConditionBuilder()
        sql = try builder.expression(conditions, depth: 0)
        values = builder.values
    }
}

/// Writes conditions as SQL with all values bound, never pasted.
private struct ConditionBuilder {
    var values: [MetadataFilter.Value] = []

    mutating func expression(_ conditions: JSON, depth: Int) throws(IndexStoreError) -> String {
        guard depth < 32 else { throw .invalidFilter(reason: "nested deeper than 32 levels") }
        guard let members = conditions.members else {
            throw .invalidFilter(reason: "expected an object of conditions, found \(conditions.kind)")
        }
        var parts: [String] = []
        for member in members {
            switch member.key {
            case "and", "or": parts.append(try combination(member, depth: depth))
            case "not": parts.append("NOT (\(try expression(member.value, depth: depth + 1)))")
            default: parts.append(try condition(on: member.key, member.value))
            }
            guard values.count < 1_000 else { throw .invalidFilter(reason: "more than 1,000 values") }
        }
        return parts.isEmpty ? "1" : "(" + parts.joined(separator: " AND ") + ")"
    }

    private mutating func combination(_ member: JSON.Member, depth: Int) throws(IndexStoreError) -> String {
        guard let members = member.value.array, !members.isEmpty else {
            throw .invalidFilter(reason: "\"\(member.key)\" needs an array of conditions")
        }
        var parts: [String] = []
        for condition in members { parts.append(try expression(condition, depth: depth + 1)) }
        return "(" + parts.joined(separator: member.key == "and" ? " AND " : " OR ") + ")"
    }

    private mutating func condition(on field: String, _ value: JSON) throws(IndexStoreError) -> String {
        switch value {
        case .object(let operators):
            guard !operators.isEmpty else { throw .invalidFilter(reason: "\"\(field)\" has no condition") }
            var parts: [String] = []
            for member in operators { parts.append(try comparison(field, member.key, member.value)) }
            return "(" + parts.joined(separator: " AND ") + ")"
        case .array: return try comparison(field, "in", value)
        default: return try comparison(field, "eq", value)
        }
    }

    private mutating func comparison(
        _ field: String, _ name: String, _ value: JSON
    ) throws(IndexStoreError) -> String {
        let signs = ["gt": ">", "gte": ">=", "lt": "<", "lte": "<="]
        switch (name, value) {
        case ("eq", .null), ("exists", .bool(false)): return "NOT " + (try some(field, "value IS NOT NULL"))
        case ("ne", .null), ("exists", .bool(true)): return try some(field, "value IS NOT NULL")
        case ("eq", _):
            return try some(field) { builder throws(IndexStoreError) in try builder.equals(value, field) }
        case ("ne", _):
            return "NOT "
                + (try some(field) { builder throws(IndexStoreError) in try builder.equals(value, field) })
        case ("in", .array(let options)):
            guard !options.isEmpty else { return "0" }
            return try some(field) { builder throws(IndexStoreError) in
                var parts: [String] = []
                for option in options { parts.append(try builder.equals(option, field)) }
                return "(" + parts.joined(separator: " OR ") + ")"
            }
        case ("prefix", .string(let prefix)):
            return try some(field) { builder throws(IndexStoreError) in
                "(type = 'text' AND substr(value, 1, \(prefix.unicodeScalars.count)) = \(builder.bind(.text(prefix))))"
            }
        default:
            guard let sign = signs[name] else {
                throw .invalidFilter(
                    reason: "\"\(field)\": unknown condition \"\(name)\" or wrong type: \(value)")
            }
            return try some(field) { builder throws(IndexStoreError) in
                try builder.compares(value, sign, field)
            }
        }
    }

    private mutating func equals(_ value: JSON, _ field: String) throws(IndexStoreError) -> String {
        if case .bool(let wanted) = value { return "type = '\(wanted)'" }
        return try compares(value, "=", field)
    }

    private mutating func compares(_ value: JSON, _ sign: String, _ field: String) throws(IndexStoreError)
        -> String
    {
        if let text = value.string { return "(type = 'text' AND value \(sign) \(bind(.text(text))))" }
        if let integer = value.integer {
            return "(type IN ('integer', 'real') AND value \(sign) \(bind(.integer(integer))))"
        }
        if let number = value.double {
            return "(type IN ('integer', 'real') AND value \(sign) \(bind(.number(number))))"
        }
        throw .invalidFilter(reason: "\"\(field)\" cannot be compared with \(value)")
    }

    /// Any of the field's values (a field's own, or the elements of its array) meets `test`.
    private mutating func some(
        _ field: String, _ test: (inout ConditionBuilder) throws(IndexStoreError) -> String
    ) throws(IndexStoreError) -> String {
        let source: String
        if let column = ["id": "name", "title": "title", "url": "url", "language": "language"][field] {
            source = "(SELECT \(column) AS value, 'text' AS type WHERE \(column) IS NOT NULL)"
        } else {
            guard !field.isEmpty, !field.contains("\"") else {
                throw .invalidFilter(reason: "\"\(field)\" cannot be the name of a field")
            }
            let path =
                "$"
                + field.split(separator: ".", omittingEmptySubsequences: false).map { ".\"\($0)\"" }.joined()
            source = "json_each(metadata, \(bind(.text(path))))"
        }
        return "EXISTS (SELECT 1 FROM \(source) WHERE \(try test(&self)))"
    }

    private mutating func some(_ field: String, _ test: String) throws(IndexStoreError) -> String {
        try some(field) { _ throws(IndexStoreError) in test }
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
            rows.insert(statement.integer(0)..<statement.integer(0) + statement.integer(1))
        }
        return rows
    }
}
