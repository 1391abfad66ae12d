package import JSONValues

/// What a provider asks for a model's tokens, in the provider's currency for a million of them.
package struct ModelPrices: Sendable, Hashable {
    package var model: String
    /// Tokens of a request that the provider has not seen before.
    package var new: Double
    /// Tokens at the beginning of a request that are those of an earlier one.
    package var cached: Double
    package var output: Double

    /// What `usage` costs for one question.
    func price(of usage: TokenUsage) -> Double {
        (usage.new * new + usage.cached * cached + usage.output * output) / 1_000_000
    }

    /// Reads a `[[model]]` of a file of prices.
    init(_ json: JSON, number: Int) throws(EvaluationError) {
        let name = json["name"]?.string
        let place = "[[model]] \(name.map { "\"\($0)\"" } ?? "\(number)") of the prices"
        let table = try ConfigurationTable(json, place, keys: ["name", "new", "cached", "output"])
        func price(_ key: String) throws(EvaluationError) -> Double {
            guard let value = try table.number(key, in: 0...1_000_000) else {
                throw .settings("\(place) has no price \"\(key)\"")
            }
            return value
        }
        guard let name = try table.text("name") else { throw .settings("\(place) has no name") }
        model = name
        (new, cached, output) = (try price("new"), try price("cached"), try price("output"))
    }

    /// Reads a whole file of prices.
    package static func all(in json: JSON) throws(EvaluationError) -> [ModelPrices] {
        let table = try ConfigurationTable(json, "the file of prices", keys: ["model"])
        guard let models = try table.tables("model"), !models.isEmpty else {
            throw .settings("the file of prices has no [[model]]")
        }
        var prices: [ModelPrices] = []
        for (index, model) in models.enumerated() {
            let found = try ModelPrices(model, number: index + 1)
            guard !prices.contains(where: { $0.model == found.model }) else {
                throw .settings("two [[model]] entries of the prices have the name \"\(found.model)\"")
            }
            prices.append(found)
        }
        return prices
    }

    var json: JSON {
        .object([
            .init("model", .string(model)), .init("new", .double(new)), .init("cached", .double(cached)),
            .init("output", .double(output)),
        ])
    }
}
