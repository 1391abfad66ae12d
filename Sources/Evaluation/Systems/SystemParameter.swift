/// The one number that the settings of a family differ in.
package enum SystemParameter: Sendable, Hashable {
    /// The system's own default.
    case unset
    case threshold(Double)
    case keepRatio(Double)
    case tokens(Int)
    case passages(Int)

    package var label: String {
        switch self {
        case .unset: "default"
        case .threshold(let value): "threshold \(value)"
        case .keepRatio(let value): "keep \(value)"
        case .tokens(let value): "\(value) tokens"
        case .passages(let value): "\(value) passages"
        }
    }

    /// Where the setting stands in its family, from the mildest to the hardest; nil for the default.
    package var strength: Double? {
        switch self {
        case .unset: nil
        case .threshold(let value): value
        case .keepRatio(let value): -value
        case .tokens(let value), .passages(let value): -Double(value)
        }
    }
}
