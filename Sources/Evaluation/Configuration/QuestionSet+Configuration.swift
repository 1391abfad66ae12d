import JSONValues

extension QuestionSet {
    private static let keys = [
        "name", "format", "path", "queries", "judgements", "run", "passages", "limit", "language", "held_out",
    ]

    /// Reads a `[[data]]` entry; relative paths start from `folder`.
    init(_ json: JSON, folder: String) throws(EvaluationError) {
        let name = json["name"]?.string ?? json["path"]?.string?.split(separator: "/").last.map(String.init)
        let table = try ConfigurationTable(json, "data \"\(name ?? "")\"", keys: QuestionSet.keys)
        func path(_ key: String) throws(EvaluationError) -> String? {
            try table.text(key).map { EvaluationConfiguration.path($0, from: folder) }
        }
        guard let own = try path("path") else { throw .settings("\(table.place) has no path") }
        self.init(name: name ?? own, format: try QuestionSet.format(table, own), path: own)
        queries = try path("queries")
        judgements = try path("judgements")
        run = try path("run")
        if let passages = try table.integer("passages", atLeast: 1) { self.passages = passages }
        limit = try table.integer("limit", atLeast: 1)
        language = try table.text("language")
        heldOut = try QuestionSet.heldOut(table)
    }

    private static func format(
        _ table: ConfigurationTable, _ path: String
    ) throws(EvaluationError) -> QuestionFormat {
        guard let text = try table.text("format") else { return QuestionFormat.guessed(from: path) }
        guard let format = QuestionFormat(rawValue: text) else {
            let known = QuestionFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw .settings("\(table.place): unknown format \"\(text)\"; known are \(known)")
        }
        return format
    }

    private static func heldOut(_ table: ConfigurationTable) throws(EvaluationError) -> HeldOut? {
        switch table.json["held_out"] {
        case nil: return nil
        case .string("odd articles"): return .alternateArticles(remainder: 1)
        case .string("even articles"): return .alternateArticles(remainder: 0)
        case let json?:
            guard let prefix = json["prefix"]?.string, let share = json["share"]?.double else {
                throw table.wrong(
                    "held_out", "\"odd articles\", \"even articles\" or { prefix, share }", json)
            }
            return .hashedArticles(prefix: prefix, share: share)
        }
    }

    /// All that decides which questions come out, for the report and for the decision whether a run may continue.
    var json: JSON {
        func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
        return .object([
            .init("name", .string(name)), .init("format", .string(format.rawValue)),
            .init("path", .string(path)), .init("queries", optional(queries)),
            .init("judgements", optional(judgements)), .init("run", optional(run)),
            .init("passages", .integer(passages)), .init("limit", limit.map(JSON.integer) ?? .null),
            .init("heldOut", optional(heldOut.map { "\($0)" })), .init("language", optional(language)),
        ])
    }
}
