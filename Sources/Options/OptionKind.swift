package import JSONValues

/// What values an option takes. One check and one set of words for every door.
package enum OptionKind: Sendable, Hashable {
    case flag
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case choice([String])
    case text
    case texts
    /// Any JSON object.
    case object
    /// A number of something, or the word `auto`.
    case countOrAuto(of: String)

    /// What is accepted, in words that follow "must be".
    package var expected: String {
        switch self {
        case .flag: "true or false"
        case .integer(let range): "a whole number" + Self.words(for: range)
        case .number(let range):
            "a number from \(JSON.double(range.lowerBound)) to \(JSON.double(range.upperBound))"
        case .choice(let names): "one of " + names.map { "\"\($0)\"" }.joined(separator: ", ")
        case .text: "a string"
        case .texts: "an array of strings"
        case .object: "an object"
        case .countOrAuto(let things): "\"auto\" or a number of \(things) of at least 1"
        }
    }

    private static func words(for range: ClosedRange<Int>) -> String {
        range.upperBound == .max
            ? " of at least \(range.lowerBound)" : " from \(range.lowerBound) to \(range.upperBound)"
    }
}

/// Why a value does not fit an option.
package struct OptionFault: Error, Hashable {
    package enum Reason: String, Sendable {
        case wrongType
        case outOfRange
        case unknownChoice
    }

    package var reason: Reason
    /// What is accepted, in words that follow "must be".
    package var expected: String
    package var got: JSON
    /// Which entry of an array is meant.
    package var entry: Int?
}

extension OptionKind {
    /// Nil when `value` fits.
    package func fault(of value: JSON) -> OptionFault? {
        switch self {
        case .flag: value.bool == nil ? fault(.wrongType, value) : nil
        case .integer(let range): fault(of: value, value.integer, in: range, JSON.integer)
        case .number(let range): fault(of: value, value.double, in: range, \.option)
        case .choice(let names): value.string == nil ? fault(.wrongType, value) : unknown(value, names)
        case .text: value.string == nil ? fault(.wrongType, value) : nil
        case .texts: textsFault(value)
        case .object: value.members == nil ? fault(.wrongType, value) : nil
        case .countOrAuto:
            value == .string("auto") ? nil : fault(of: value, value.integer, in: 1...Int.max, JSON.integer)
        }
    }

    private func fault(_ reason: OptionFault.Reason, _ value: JSON) -> OptionFault {
        OptionFault(reason: reason, expected: expected, got: value)
    }

    /// - Parameter number: `value` as the type that is wanted; nil when it is of another.
    private func fault<Number: Comparable>(
        of value: JSON, _ number: Number?, in range: ClosedRange<Number>, _ json: (Number) -> JSON
    ) -> OptionFault? {
        guard let number else { return fault(.wrongType, value) }
        return range.contains(number) ? nil : fault(.outOfRange, json(number))
    }

    private func unknown(_ value: JSON, _ names: [String]) -> OptionFault? {
        names.contains { value == .string($0) } ? nil : fault(.unknownChoice, value)
    }

    private func textsFault(_ value: JSON) -> OptionFault? {
        guard let values = value.array else { return fault(.wrongType, value) }
        guard let entry = values.firstIndex(where: { $0.string == nil }) else { return nil }
        return OptionFault(
            reason: .wrongType, expected: OptionKind.text.expected, got: values[entry], entry: entry)
    }
}

extension OptionKind {
    /// The members of a JSON Schema (2020-12) that say what is accepted.
    package var schema: [JSON.Member] {
        switch self {
        case .flag: [JSON.Member("type", .string("boolean"))]
        case .integer(let range): Self.integerSchema(range)
        case .number(let range):
            [
                JSON.Member("type", .string("number")), JSON.Member("minimum", .double(range.lowerBound)),
                JSON.Member("maximum", .double(range.upperBound)),
            ]
        case .choice(let names):
            [JSON.Member("type", .string("string")), JSON.Member("enum", .array(names.map(JSON.string)))]
        case .text: [JSON.Member("type", .string("string"))]
        case .texts:
            [
                JSON.Member("type", .string("array")),
                JSON.Member("items", .object([JSON.Member("type", .string("string"))])),
            ]
        case .object: [JSON.Member("type", .string("object"))]
        case .countOrAuto:
            [
                JSON.Member(
                    "anyOf",
                    .array([
                        .object([JSON.Member("const", .string("auto"))]),
                        .object(Self.integerSchema(1...Int.max)),
                    ]))
            ]
        }
    }

    private static func integerSchema(_ range: ClosedRange<Int>) -> [JSON.Member] {
        let bounds = [
            JSON.Member("type", .string("integer")), JSON.Member("minimum", .integer(range.lowerBound)),
        ]
        guard range.upperBound < .max else { return bounds }
        return bounds + [JSON.Member("maximum", .integer(range.upperBound))]
    }
}
