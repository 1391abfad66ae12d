import JSONValues

/// One table of an evaluation's configuration: a misspelt key or a value of the wrong kind is an error, not silence.
struct ConfigurationTable {
    let json: JSON
    /// As errors name it, `data "SQuAD"`.
    let place: String

    init(_ json: JSON, _ place: String, keys: [String]) throws(EvaluationError) {
        self.json = json
        self.place = place
        guard let members = json.members else {
            throw .settings("\(place) must be a table, not \(json.kind)")
        }
        for member in members where !keys.contains(member.key) {
            throw .settings(
                "\(place): unknown key \"\(member.key)\"; known are \(keys.joined(separator: ", "))")
        }
    }

    func text(_ key: String) throws(EvaluationError) -> String? {
        guard let value = json[key] else { return nil }
        guard let text = value.string else { throw wrong(key, "a string", value) }
        return text
    }

    func integer(_ key: String, atLeast least: Int) throws(EvaluationError) -> Int? {
        guard let value = json[key] else { return nil }
        guard let number = value.integer, number >= least else {
            throw wrong(key, "a whole number of at least \(least)", value)
        }
        return number
    }

    func number(_ key: String, in range: ClosedRange<Double>) throws(EvaluationError) -> Double? {
        guard let value = json[key] else { return nil }
        guard let number = value.double, range.contains(number) else {
            throw wrong(key, "a number from \(range.lowerBound) to \(range.upperBound)", value)
        }
        return number
    }

    func flag(_ key: String) throws(EvaluationError) -> Bool? {
        guard let value = json[key] else { return nil }
        guard let flag = value.bool else { throw wrong(key, "true or false", value) }
        return flag
    }

    func texts(_ key: String) throws(EvaluationError) -> [String]? {
        guard let value = json[key] else { return nil }
        guard let texts = value.array?.compactMap(\.string), texts.count == value.array?.count else {
            throw wrong(key, "a list of strings", value)
        }
        return texts
    }

    /// Shares of 1; empty when the key is missing.
    func shares(_ key: String) throws(EvaluationError) -> [Double] {
        guard let value = json[key] else { return [] }
        let shares = value.array?.compactMap(\.double) ?? []
        guard shares.count == value.array?.count, shares.allSatisfy({ (0...1).contains($0) }) else {
            throw wrong(key, "a list of numbers from 0 to 1", value)
        }
        return shares
    }

    /// Whole numbers; empty when the key is missing.
    func counts(_ key: String) throws(EvaluationError) -> [Int] {
        guard let value = json[key] else { return [] }
        let counts = value.array?.compactMap(\.integer) ?? []
        guard counts.count == value.array?.count, counts.allSatisfy({ $0 >= 0 }) else {
            throw wrong(key, "a list of whole numbers", value)
        }
        return counts
    }

    /// The tables of a list of tables; nil when the key is missing.
    func tables(_ key: String) throws(EvaluationError) -> [JSON]? {
        guard let value = json[key] else { return nil }
        guard let tables = value.array else { throw wrong(key, "a list of tables ([[\(key)]])", value) }
        return tables
    }

    func wrong(_ key: String, _ expected: String, _ value: JSON) -> EvaluationError {
        .settings("\(place): \(key) must be \(expected), not \(value)")
    }
}
