package import ContextTypes
package import JSONValues
package import Pipeline
import TextAnalysis

/// An evaluation as it is written down in a configuration file: data sets and systems.
package struct EvaluationConfiguration: Sendable {
    package var title = "What pruning keeps and what it saves"
    package var seed: UInt64 = 1
    /// What relative paths start from.
    package var folder: String
    package var sets: [QuestionSet] = []
    private var systems: [JSON]

    /// A configuration of data alone, with the systems that are always compared.
    package init(folder: String) {
        self.folder = folder
        systems = EvaluationConfiguration.usualSystems
    }

    /// Reads a configuration; relative paths start from `folder`, or from the `folder` that it names itself.
    package init(_ json: JSON, folder: String) throws(EvaluationError) {
        self.init(folder: folder)
        try ConfigurationKeys.check(json, ["title", "seed", "folder", "data", "system"], "the configuration")
        if let title = json["title"]?.string { self.title = title }
        if let seed = json["seed"]?.integer { self.seed = UInt64(bitPattern: Int64(seed)) }
        if let own = json["folder"]?.string { self.folder = EvaluationConfiguration.path(own, from: folder) }
        if let systems = json["system"]?.array { self.systems = systems }
        for set in json["data"]?.array ?? [] { sets.append(try questionSet(set)) }
    }

    /// The plan; `options` reads the `options` of a Winnow system, `pipeline` runs it.
    package func plan(
        pipeline: ContextPipeline, options: (JSON) throws -> PruningOptions
    ) throws -> EvaluationPlan {
        guard !sets.isEmpty else { throw EvaluationError.settings("no data to evaluate on") }
        let counter = EstimatedTokenCounter()
        let families = try systems.map { try family($0, pipeline, counter, options) }
        var description = [
            JSON.Member("title", .string(title)), .init("seed", .string(String(seed))),
            .init("tokens", .string(counter.name)), .init("data", .array(sets.map(\.json))),
            .init("systems", .array(systems)),
        ]
        description.append(.init("groups", .integer(SetTally.groups)))
        return EvaluationPlan(
            title: title, sets: sets, families: families, counter: counter, seed: seed,
            description: .object(description))
    }

    // MARK: Data

    private func questionSet(_ json: JSON) throws(EvaluationError) -> QuestionSet {
        guard let path = json["path"]?.string else { throw .settings("a [[data]] entry has no path") }
        let name = json["name"]?.string ?? path.split(separator: "/").last.map(String.init) ?? path
        try ConfigurationKeys.check(json, ConfigurationKeys.data, "data \"\(name)\"")
        let full = EvaluationConfiguration.path(path, from: folder)
        var set = QuestionSet(name: name, format: try format(json, full, name), path: full)
        set.queries = json["queries"]?.string.map { EvaluationConfiguration.path($0, from: folder) }
        set.judgements = json["judgements"]?.string.map { EvaluationConfiguration.path($0, from: folder) }
        set.run = json["run"]?.string.map { EvaluationConfiguration.path($0, from: folder) }
        if let passages = json["passages"]?.integer { set.passages = max(passages, 1) }
        set.limit = json["limit"]?.integer
        set.language = json["language"]?.string
        set.heldOut = try heldOut(json["held_out"], name)
        return set
    }

    private func format(
        _ json: JSON, _ path: String, _ name: String
    ) throws(EvaluationError) -> QuestionFormat {
        guard let text = json["format"]?.string else { return QuestionFormat.guessed(from: path) }
        guard let format = QuestionFormat(rawValue: text) else {
            let known = QuestionFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw .settings("data \"\(name)\": unknown format \"\(text)\"; known are \(known)")
        }
        return format
    }

    private func heldOut(_ json: JSON?, _ name: String) throws(EvaluationError) -> HeldOut? {
        switch json {
        case nil: return nil
        case .string("odd articles"): return .alternateArticles(remainder: 1)
        case .string("even articles"): return .alternateArticles(remainder: 0)
        case let json?:
            guard let prefix = json["prefix"]?.string, let share = json["share"]?.double else {
                throw .settings(
                    "data \"\(name)\": held_out must be \"odd articles\", \"even articles\" or { prefix, share }"
                )
            }
            return .hashedArticles(prefix: prefix, share: share)
        }
    }

    package static func path(_ path: String, from folder: String) -> String {
        path.hasPrefix("/") ? path : folder.isEmpty ? path : "\(folder)/\(path)"
    }

    // MARK: Systems

    private func family(
        _ json: JSON, _ pipeline: ContextPipeline, _ counter: any TokenCounter,
        _ options: (JSON) throws -> PruningOptions
    ) throws -> SystemFamily {
        guard let kindName = json["kind"]?.string, let kind = SystemFamily.Kind(rawValue: kindName) else {
            let known = SystemFamily.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw EvaluationError.settings("a [[system]] entry needs a kind: \(known)")
        }
        let name = json["name"]?.string ?? kindName
        try ConfigurationKeys.check(json, ConfigurationKeys.system, "system \"\(name)\"")
        let given = json["options"] ?? .object([])
        let settings = try parameters(json, kind, name).map { parameter -> SystemFamily.Setting in
            let system: any ContextSystem
            switch kind {
            case .winnow: system = WinnowSystem(pipeline, options: try options(given), parameter)
            case .command:
                system = try CommandSystem(
                    name: name, command: (json["command"]?.array ?? []).compactMap(\.string),
                    options: given.members ?? [], parameter)
            case .file:
                guard let path = json["path"]?.string else {
                    throw EvaluationError.settings("system \"\(name)\": kind \"file\" needs a path")
                }
                let full = EvaluationConfiguration.path(path, from: folder)
                system = try RecordedSystem(name: name, path: full)
            default: system = Baseline(kind, parameter, seed: seed, counter: counter)
            }
            return SystemFamily.Setting(parameter: parameter, system: system)
        }
        return SystemFamily(name: name, kind: kind, settings: settings)
    }

    private func parameters(
        _ json: JSON, _ kind: SystemFamily.Kind, _ name: String
    ) throws(EvaluationError) -> [SystemParameter] {
        func numbers(_ key: String) throws(EvaluationError) -> [Double] {
            guard let value = json[key] else { return [] }
            guard let array = value.array, !array.contains(where: { $0.double == nil }) else {
                throw .settings("system \"\(name)\": \(key) must be a list of numbers")
            }
            return array.compactMap(\.double)
        }
        let swept =
            try numbers("thresholds").map(SystemParameter.threshold)
            + (try numbers("keep_ratios").map(SystemParameter.keepRatio))
            + (try numbers("budgets").map { SystemParameter.tokens(Int($0)) })
            + (try numbers("passages").map { SystemParameter.passages(Int($0)) })
        let hasDefault = !kind.isBaseline || [.unpruned, .oracle].contains(kind)
        return swept.isEmpty || (hasDefault && json["default"]?.bool ?? true) ? [.unset] + swept : swept
    }

    private static let usualSystems: [JSON] = {
        func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.double)) }
        func system(_ name: String, _ kind: SystemFamily.Kind, _ rest: JSON.Member...) -> JSON {
            .object([.init("name", .string(name)), .init("kind", .string(kind.rawValue))] + rest)
        }
        let ratios = JSON.Member("keep_ratios", numbers([0.5, 0.4, 0.3, 0.2, 0.1]))
        return [
            system(
                "Winnow", .winnow,
                .init("thresholds", numbers([0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]))),
            system("nothing pruned", .unpruned), system("BM25 sentences", .lexical, ratios),
            system("head of each passage", .head, ratios),
            system("first passages", .topPassages, .init("passages", numbers([1, 2, 3]))),
            system("random sentences", .random, ratios), system("oracle", .oracle),
        ]
    }()
}

extension QuestionSet {
    /// All that decides which questions come out, for the report and for the decision whether a run may continue.
    var json: JSON {
        var heldOutText: JSON = .null
        if let heldOut { heldOutText = .string("\(heldOut)") }
        return .object([
            .init("name", .string(name)), .init("format", .string(format.rawValue)),
            .init("path", .string(path)), .init("passages", .integer(passages)),
            .init("limit", limit.map(JSON.integer) ?? .null), .init("heldOut", heldOutText),
            .init("language", language.map(JSON.string) ?? .null),
        ])
    }
}
