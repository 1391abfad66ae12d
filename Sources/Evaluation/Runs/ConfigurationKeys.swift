import JSONValues

/// The keys that an evaluation's configuration knows: a misspelt one is an error, not silence.
enum ConfigurationKeys {
    static let data = [
        "name", "format", "path", "queries", "judgements", "run", "passages", "limit", "language", "held_out",
    ]
    static let system = [
        "name", "kind", "thresholds", "keep_ratios", "budgets", "passages", "default", "options", "command",
        "path",
    ]

    static func check(_ json: JSON, _ known: [String], _ place: String) throws(EvaluationError) {
        for member in json.members ?? [] where !known.contains(member.key) {
            throw .settings(
                "\(place): unknown key \"\(member.key)\"; known are \(known.joined(separator: ", "))")
        }
    }
}
