import JSONValues

/// Checks values against a JSON Schema, as far as the schemas of MCP and of Winnow's tools go.
///
/// A keyword that it does not know is an error of the schema: a misspelt one must not pass for a check.
struct SchemaValidator {
    /// Where `$ref` looks: the whole document.
    let root: JSON

    /// What is wrong with `value`, each with the path to it; empty when nothing is.
    func faults(of value: JSON, against schema: JSON, at path: String = "") -> [String] {
        guard let members = schema.members else { return ["\(path): the schema is \(schema.kind)"] }
        return members.flatMap { faults(of: value, $0.key, $0.value, in: schema, at: path) }
    }

    /// The same against a definition of the document.
    func faults(of value: JSON, against definition: String) -> [String] {
        guard let schema = (root["$defs"] ?? root["definitions"])?[definition] else {
            return ["there is no definition \(definition)"]
        }
        return faults(of: value, against: schema)
    }

    private func faults(of value: JSON, _ keyword: String, _ rule: JSON, in schema: JSON, at path: String)
        -> [String]
    {
        switch keyword {
        case "$ref":
            let name = rule.string?.split(separator: "/").last.map(String.init) ?? ""
            return faults(of: value, against: name).map { path + $0 }
        case "type": return isOfType(value, rule) ? [] : ["\(path): \(value.kind), not \(rule)"]
        case "const": return value == rule ? [] : ["\(path): \(value), not \(rule)"]
        case "enum":
            return (rule.array ?? []).contains(value) ? [] : ["\(path): \(value) is none of \(rule)"]
        case "minimum", "exclusiveMinimum":
            guard let number = value.double, let bound = rule.double, number < bound else { return [] }
            return ["\(path): \(value) is less than \(rule)"]
        case "maximum":
            guard let number = value.double, let bound = rule.double, number > bound else { return [] }
            return ["\(path): \(value) is more than \(rule)"]
        case "maxItems": return value.array?.count ?? 0 > rule.integer ?? 0 ? ["\(path): too many"] : []
        case "required":
            guard value.members != nil else { return [] }
            return (rule.array ?? []).compactMap(\.string).filter { value[$0] == nil }
                .map { "\(path).\($0) is missing" }
        case "properties":
            return (rule.members ?? []).flatMap { property in
                value[property.key].map {
                    faults(of: $0, against: property.value, at: "\(path).\(property.key)")
                }
                    ?? []
            }
        case "additionalProperties": return additionalFaults(value, rule, schema, path)
        case "items":
            return (value.array ?? []).enumerated().flatMap {
                faults(of: $1, against: rule, at: "\(path)[\($0)]")
            }
        case "anyOf", "oneOf":
            let found = (rule.array ?? []).map { faults(of: value, against: $0, at: path) }
            let passed = found.count { $0.isEmpty }
            guard passed == 0 || keyword == "oneOf" && passed > 1 else { return [] }
            return ["\(path): \(passed) alternatives fit: " + (found.first ?? []).joined(separator: "; ")]
        case "allOf": return (rule.array ?? []).flatMap { faults(of: value, against: $0, at: path) }
        case "$schema", "description", "title", "default", "format", "minLength", "maxLength": return []
        default: return ["\(path): the schema has the unknown keyword \(keyword)"]
        }
    }

    private func additionalFaults(_ value: JSON, _ rule: JSON, _ schema: JSON, _ path: String) -> [String] {
        let known = Set((schema["properties"]?.members ?? []).map(\.key))
        let others = (value.members ?? []).filter { !known.contains($0.key) }
        switch rule {
        case .bool(true): return []
        case .bool(false): return others.map { "\(path).\($0.key) is not known" }
        default: return others.flatMap { faults(of: $0.value, against: rule, at: "\(path).\($0.key)") }
        }
    }

    private func isOfType(_ value: JSON, _ rule: JSON) -> Bool {
        if let names = rule.array { return names.contains { isOfType(value, $0) } }
        switch rule.string {
        case "integer": return value.integer != nil
        case let name: return value.kind == name
        }
    }
}
