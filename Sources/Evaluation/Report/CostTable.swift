import JSONValues

/// What asking a language model costs with each setting, as lines of summary.md.
struct CostTable {
    let model: CostModel

    /// - Parameter settings: of a data set's summary.
    func lines(of settings: [JSON]) -> [String] {
        let rows = settings.filter { $0["cost"] != nil }
        guard !rows.isEmpty else { return [] }
        let names = model.prices.map(\.model)
        let heads =
            ["setting", "context", "new", "cached", "output"] + names.map { "\($0), 1,000 questions" }
        return [
            "",
            "Tokens of one question and cost, \(model.questions) questions a conversation, \(model.promptTokens) tokens of "
                + "instructions, answers of \(model.outputTokens):", "",
            "| " + heads.joined(separator: " | ") + " |",
            "|---|" + heads.dropFirst().map { _ in "---:|" }.joined(),
        ]
            + rows.map { row in
                let cost = row["cost"]
                let tokens = ["context", "new", "cached", "output"].map {
                    Decimals.text(cost?[$0]?.double ?? 0, places: 0)
                }
                let prices = names.map {
                    Decimals.text(cost?["thousandQuestions"]?[$0]?.double ?? 0, places: 2)
                }
                return "| " + ([row["name"]?.string ?? ""] + tokens + prices).joined(separator: " | ") + " |"
            }
    }
}
