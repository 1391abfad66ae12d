import JSONValues

extension JSON {
    /// The value over several lines, for people: members in their own order, empty ones and plain values on their line.
    func indented(by step: String, inside outer: String = "") -> String {
        let inner = outer + step
        switch self {
        case .array(let values) where !values.isEmpty:
            let lines = values.map { inner + $0.indented(by: step, inside: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                "\(inner)\(JSON.string(member.key)): \(member.value.indented(by: step, inside: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        default: return description
        }
    }
}
