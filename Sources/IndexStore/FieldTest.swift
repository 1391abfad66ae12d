/// A value of a field of metadata. Texts are compared by their bytes, numbers by their value.
enum FieldValue: Hashable, Sendable {
    case text(ArraySlice<UInt8>)
    case integer(Int)
    /// No whole number that an `Int` holds is one of these, so that equal numbers are equal values.
    case real(Double)
    case flag(Bool)
    /// An array or an object inside an array: it is there, and like nothing else.
    case other

    init(_ number: Double) {
        self = Int(exactly: number).map(FieldValue.integer) ?? .real(number)
    }
}

/// What one value of a field must be.
enum FieldTest: Sendable {
    enum Order: Sendable {
        case above, atLeast, below, atMost
    }

    case exists
    case oneOf(Set<FieldValue>)
    case ordered(Order, FieldValue)
    case prefix([UInt8])

    func holds(of value: FieldValue) -> Bool {
        switch self {
        case .exists: return true
        case .oneOf(let values): return value != .other && values.contains(value)
        case .prefix(let prefix):
            guard case .text(let text) = value else { return false }
            return text.starts(with: prefix)
        case .ordered(let order, let bound):
            guard let (isBelow, isEqual) = Self.compare(value, bound) else { return false }
            switch order {
            case .above: return !isBelow && !isEqual
            case .atLeast: return !isBelow
            case .below: return isBelow
            case .atMost: return isBelow || isEqual
            }
        }
    }

    /// Nil for values that have no order among each other.
    private static func compare(_ value: FieldValue, _ bound: FieldValue) -> (isBelow: Bool, isEqual: Bool)? {
        switch (value, bound) {
        case (.text(let value), .text(let bound)): (value.lexicographicallyPrecedes(bound), value == bound)
        case (.integer(let value), .integer(let bound)): (value < bound, value == bound)
        case (.integer(let value), .real(let bound)): (isBelow(value, bound), false)
        case (.real(let value), .integer(let bound)): (!isBelow(bound, value), false)
        case (.real(let value), .real(let bound)): (value < bound, value == bound)
        default: nil
        }
    }

    /// Whether a whole number is below one that is not, or that no `Int` holds.
    private static func isBelow(_ integer: Int, _ real: Double) -> Bool {
        if real >= 0x1p63 { return true }
        if real < -0x1p63 { return false }
        let floor = Int(real.rounded(.down))
        return integer <= floor
    }
}
