package import ContextTypes
package import JSONValues
import TextAnalysis

/// An evaluation as it is written down in a configuration file: data sets, systems, and what else to write.
package struct EvaluationConfiguration: Sendable {
    package var title = "What pruning keeps and what it saves"
    package var seed: UInt64 = 1
    /// What relative paths start from.
    package var folder: String
    package var sets: [QuestionSet] = []
    /// A server that answers with the full and with the trimmed context; nil asks nobody.
    package var generator: GeneratorSettings?
    /// Write the trimmed contexts of the reference setting, for RAGAS and its kind.
    package var writesContexts = false
    /// What asking a language model costs; nil does without.
    package var cost: CostModel?
    /// `[cost]` as it was given, and where its prices stand.
    package private(set) var costTable: JSON?
    package var pricesPath: String? {
        costTable?["prices"]?.string.map { EvaluationConfiguration.path($0, from: folder) }
    }
    private var systems: [JSON]

    /// A configuration of data alone, with the systems that are always compared.
    package init(folder: String) {
        self.folder = folder
        systems = EvaluationConfiguration.usualSystems
    }

    /// Reads a configuration; relative paths start from `folder`, or from the `folder` that it names itself.
    package init(_ json: JSON, folder: String) throws(EvaluationError) {
        self.init(folder: folder)
        let table = try ConfigurationTable(
            json, "the configuration",
            keys: ["title", "seed", "folder", "contexts", "data", "system", "answers", "cost"])
        if let title = try table.text("title") { self.title = title }
        if let seed = try table.integer("seed", atLeast: 0) { self.seed = UInt64(seed) }
        if let own = try table.text("folder") {
            self.folder = EvaluationConfiguration.path(own, from: folder)
        }
        writesContexts = try table.flag("contexts") ?? false
        if let systems = try table.tables("system") { self.systems = systems }
        for set in try table.tables("data") ?? [] { sets.append(try QuestionSet(set, folder: self.folder)) }
        costTable = json["cost"]
        if let answers = json["answers"] { generator = try GeneratorSettings(answers) }
    }

    /// The plan. `pruner` finds the labellers of a Winnow system by its name, `options` reads the system's `options`.
    package func plan(
        pruner: @escaping (String) throws -> RememberedPruner.Choice,
        options: @escaping (JSON) throws -> PruningOptions
    ) throws -> EvaluationPlan {
        guard !sets.isEmpty else { throw EvaluationError.settings("no data to evaluate on") }
        guard !systems.isEmpty else { throw EvaluationError.settings("no system to evaluate") }
        try requireDistinct(sets.map(\.name), "data")
        let counter = EstimatedTokenCounter()
        let reader = SystemReader(
            folder: folder, seed: seed, counter: counter, pruner: pruner, options: options)
        let families = try systems.map(reader.family)
        try requireDistinct(families.map(\.name), "system")
        let description: [JSON.Member] =
            [
                .init("title", .string(title)), .init("seed", .string(String(seed))),
                .init("tokens", .string(counter.name)), .init("data", .array(sets.map(\.json))),
                .init("systems", .array(systems)), .init("groups", .integer(SetTally.groups)),
                .init("contexts", .bool(writesContexts)), .init("answers", generator?.json ?? .null),
            ] + (cost.map { [.init("cost", $0.json)] } ?? [])
        var plan = EvaluationPlan(
            title: title, sets: sets, families: families, counter: counter, seed: seed,
            description: .object(description))
        plan.generator = generator
        plan.cost = cost
        plan.writesContexts = writesContexts
        return plan
    }

    /// Names lead from one file to another, so they must not stand for two things.
    private func requireDistinct(_ names: [String], _ what: String) throws(EvaluationError) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw .settings("two [[\(what)]] entries have the name \"\(name)\": give one another name")
        }
    }

    package static func path(_ path: String, from folder: String) -> String {
        path.hasPrefix("/") ? path : folder.isEmpty ? path : "\(folder)/\(path)"
    }

    private static let usualSystems: [JSON] = {
        func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.double)) }
        func counts(_ values: [Int]) -> JSON { .array(values.map(JSON.integer)) }
        func system(_ name: String, _ kind: SystemFamily.Kind, _ rest: JSON.Member...) -> JSON {
            .object([.init("name", .string(name)), .init("kind", .string(kind.rawValue))] + rest)
        }
        let ratios = JSON.Member("keep_ratios", numbers([0.5, 0.3, 0.2, 0.1]))
        return [
            system(
                "Winnow", .winnow,
                .init("thresholds", numbers([0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]))),
            system("Winnow, share", .winnow, ratios, .init("default", .bool(false))),
            system(
                "Winnow, budget", .winnow, .init("budgets", counts([512, 256, 128])),
                .init("default", .bool(false))),
            system("nothing pruned", .unpruned), system("BM25 sentences", .lexical, ratios),
            system("head of each passage", .head, ratios),
            system("first passages", .topPassages, .init("passages", counts([1, 3]))),
            system("random sentences", .random, ratios), system("oracle", .oracle),
        ]
    }()
}
