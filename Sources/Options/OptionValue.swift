package import ContextTypes
package import JSONValues

/// A type that an option can have: written as JSON, and read from JSON that its record has checked.
package protocol OptionValue {
    init?(option: JSON)
    /// Null when it is unset.
    var option: JSON { get }
}

extension Bool: OptionValue {
    package init?(option: JSON) {
        guard let flag = option.bool else { return nil }
        self = flag
    }

    package var option: JSON { .bool(self) }
}

extension Int: OptionValue {
    package init?(option: JSON) {
        guard let number = option.integer else { return nil }
        self = number
    }

    package var option: JSON { .integer(self) }
}

extension Double: OptionValue {
    package init?(option: JSON) {
        guard let number = option.double else { return nil }
        self = number
    }

    /// NaN and infinities keep a literal that no range holds, where `JSON.double` would call them unset.
    package var option: JSON { isFinite ? .double(self) : .number("\(self)") }
}

extension String: OptionValue {
    package init?(option: JSON) {
        guard let text = option.string else { return nil }
        self = text
    }

    package var option: JSON { .string(self) }
}

extension JSON: OptionValue {
    package init?(option: JSON) { self = option }

    package var option: JSON { self }
}

/// As milliseconds.
extension Duration: OptionValue {
    package init?(option: JSON) {
        guard let number = option.integer else { return nil }
        self = .milliseconds(number)
    }

    package var option: JSON { .integer(Int(self / .milliseconds(1))) }
}

extension Array: OptionValue where Element == String {
    package init?(option: JSON) {
        guard let values = option.array else { return nil }
        self = values.compactMap(\.string)
    }

    package var option: JSON { .array(map(JSON.string)) }
}

extension Optional: OptionValue where Wrapped: OptionValue {
    package init?(option: JSON) { self = option.isNull ? nil : Wrapped(option: option) }

    package var option: JSON { self?.option ?? .null }
}

// MARK: - Choices

extension OptionValue where Self: RawRepresentable<String> {
    package init?(option: JSON) {
        guard let choice = option.string.flatMap(Self.init(rawValue:)) else { return nil }
        self = choice
    }

    package var option: JSON { .string(rawValue) }
}

extension RetrievalOptions.Retriever: OptionValue {}
extension RetrievalOptions.Feedback: OptionValue {}
extension RetrievalOptions.Fusion: OptionValue {}
extension PruningOptions.Rounding: OptionValue {}
extension PruningOptions.KeepTitle: OptionValue {}
extension PruningOptions.Pruner: OptionValue {}
extension PruningOptions.OnEmpty: OptionValue {}
extension PruningOptions.Order: OptionValue {}
extension PruningOptions.Output: OptionValue {}
extension PruningOptions.Units: OptionValue {}
extension LineKind: OptionValue {}

extension PruningOptions.Granularity: OptionValue {
    package init?(option: JSON) {
        if option == .string("auto") {
            self = .auto
        } else if let words = option.integer {
            self = .words(words)
        } else {
            return nil
        }
    }

    package var option: JSON {
        switch self {
        case .auto: .string("auto")
        case .words(let count): .integer(count)
        }
    }
}
