import JSONValues
import TestSupport

/// Damages JSON at one place: a part is replaced, removed, renamed or doubled.
struct JSONDamage {
    /// What stands in the place of a part.
    static let strangers: [JSON] = [
        .null, .bool(true), .integer(0), .integer(-1), .integer(Int.max), .number("1e400"), .number("-0.0"),
        .number("0.5"), .string(""), .string("2025-03-26"), .string("\u{0}"),
        .string("e\u{301}\u{1F469}\u{200D}\u{1F33E}"), .string("<p><p>"), .array([]), .object([]),
        .array([.array([.null])]), .string(String(repeating: "grain ", count: 200)),
    ]

    /// How likely a part is replaced whole, at each level on the way down.
    let replacement: Double

    func damaged(_ value: JSON, _ generator: inout SeededGenerator) -> JSON {
        if Double.random(in: 0..<1, using: &generator) < replacement { return stranger(&generator) }
        switch value {
        case .array(var values) where !values.isEmpty:
            let place = Int.random(in: 0..<values.count, using: &generator)
            if Bool.random(using: &generator) { values.append(values[place]) }
            values[place] = damaged(values[place], &generator)
            return .array(values)
        case .object(var members) where !members.isEmpty:
            let place = Int.random(in: 0..<members.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: members.remove(at: place)
            case 1: members[place].key += "s"
            default: members[place].value = damaged(members[place].value, &generator)
            }
            return .object(members)
        default: return stranger(&generator)
        }
    }

    private func stranger(_ generator: inout SeededGenerator) -> JSON {
        Self.strangers.randomElement(using: &generator) ?? .null
    }
}
