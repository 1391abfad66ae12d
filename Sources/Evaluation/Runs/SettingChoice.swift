package import JSONValues

/// Finds the setting that saves most while it keeps what must be kept.
package struct SettingChoice: Sendable, Hashable {
    package var name: String
    package var parameter: String
    /// Mean over the data sets.
    package var compression: Double
    /// The least lower bound of the evidence over the data sets.
    package var guaranteed: Double
    /// The name of the pruner and the options that the configuration gave this system.
    package var pruner: String?
    package var options: [JSON.Member]

    /// Of all settings under test (of Winnow's where there are such), the one with the greatest mean compression whose
    /// 95 % interval (of bootstrap and Wilson the wider) of kept evidence lies at or above `target` on every data set with answers or gold sentences.
    ///
    /// - Parameter summary: What summary.json holds.
    /// - Returns: Nil when no setting keeps so much.
    /// - Throws: `EvaluationError.settings` when no data set has answers or gold sentences.
    package static func best(in summary: JSON, target: Double) throws(EvaluationError) -> SettingChoice? {
        let judged = (summary["sets"]?.array ?? []).filter { set in
            (set["evidence"]?.string).map { !$0.contains("@") } ?? false
        }
        guard !judged.isEmpty else {
            throw .settings("no data set has answers or gold sentences, so nothing says what a setting keeps")
        }
        let tested = (judged[0]["families"]?.array ?? []).filter { $0["baseline"]?.bool == false }
        let own = tested.filter { $0["kind"]?.string == SystemFamily.Kind.winnow.rawValue }
        let choices = (own.isEmpty ? tested : own).flatMap { family in
            (family["settings"]?.array ?? []).compactMap { setting in
                choice(setting, family["name"]?.string ?? "", summary, judged, target)
            }
        }
        return choices.max { $0.compression < $1.compression }
    }

    private static func choice(
        _ setting: JSON, _ family: String, _ summary: JSON, _ judged: [JSON], _ target: Double
    ) -> SettingChoice? {
        guard let name = setting["name"]?.string, let parameter = setting["parameter"]?.string else {
            return nil
        }
        let rows = judged.compactMap { figures(of: name, in: $0) }
        guard rows.count == judged.count, let least = rows.map(\.lower).min(), least >= target else {
            return nil
        }
        let mean = rows.reduce(0) { $0 + $1.compression } / Double(rows.count)
        let system = summary["description"]?["systems"]?.array?.first { $0["name"]?.string == family }
        return SettingChoice(
            name: name, parameter: parameter, compression: mean, guaranteed: least,
            pruner: system?["pruner"]?.string, options: system?["options"]?.members ?? [])
    }

    private static func figures(of name: String, in set: JSON) -> (lower: Double, compression: Double)? {
        let settings = (set["families"]?.array ?? []).flatMap { $0["settings"]?.array ?? [] }
        guard let measures = settings.first(where: { $0["name"]?.string == name })?["measures"],
            let evidence = set["evidence"]?.string, let lower = measures[evidence]?["lower"]?.double,
            let compression = measures[Measure.characterCompression.rawValue]?["value"]?.double
        else { return nil }
        // Resampling twenty successes gives twenty successes: Wilson's bound (1927) does not claim more than was seen.
        let value = measures[evidence]?["value"]?.double ?? lower
        let counted = measures[evidence]?["counted"]?.double ?? 0
        return (min(lower, wilsonLowerBound(value, of: counted)), compression)
    }

    /// The lower end of Wilson's 95 % interval of a share that was seen in `count` trials.
    package static func wilsonLowerBound(_ share: Double, of count: Double) -> Double {
        guard count > 0 else { return 0 }
        let z = 1.959_963_984_540_054
        let spread = (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        return max((share + z * z / (2 * count) - z * spread) / (1 + z * z / count), 0)
    }

    /// The setting as a configuration file of Winnow.
    package var toml: String {
        var lines = [
            "# Chosen by `winnow eval`: \(name). It removed \(Decimals.percent(compression)) of the characters and kept at",
            "# least \(Decimals.percent(guaranteed)) of the evidence (lower end of the 95 % interval, worst data set).",
        ]
        lines.append("[prune]")
        if let pruner { lines.append("pruner = \(JSON.string(pruner))") }
        let swept = sweptOption
        lines += options.filter { $0.key != swept?.key }.map { "\($0.key) = \($0.value)" }
        if let swept { lines.append("\(swept.key) = \(swept.value)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The option that the family sweeps, with its value; nil for the defaults.
    private var sweptOption: (key: String, value: String)? {
        let words = parameter.split(separator: " ").map(String.init)
        return switch (words.first, words.last) {
        case ("threshold"?, let value?): ("threshold", value)
        case ("keep"?, let value?): ("keep_ratio", value)
        case (let value?, "tokens"?): ("budget", value)
        default: nil
        }
    }
}
