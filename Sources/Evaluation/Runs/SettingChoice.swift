package import JSONValues

/// Finds the setting that saves most while it keeps what must be kept.
package struct SettingChoice: Sendable, Hashable {
    package var name: String
    package var parameter: String
    /// Mean over the data sets.
    package var compression: Double
    /// The least lower bound of the evidence over the data sets.
    package var guaranteed: Double

    /// Of the first family under test, the setting with the greatest mean compression whose 95 % interval of kept
    /// evidence lies at or above `target` on every data set with answers or gold sentences; nil when none does.
    package static func best(in sets: [JSON], target: Double) -> SettingChoice? {
        let judged = sets.filter { ($0["evidence"]?.string).map { !$0.contains("@") } ?? false }
        guard let family = judged.first?["families"]?.array?.first(where: { $0["baseline"]?.bool == false })
        else { return nil }
        let choices = (family["settings"]?.array ?? []).compactMap { setting -> SettingChoice? in
            guard let name = setting["name"]?.string, let parameter = setting["parameter"]?.string else {
                return nil
            }
            let rows = judged.compactMap { figures(of: name, in: $0) }
            guard rows.count == judged.count, let least = rows.map(\.lower).min(), least >= target else {
                return nil
            }
            let mean = rows.reduce(0) { $0 + $1.compression } / Double(rows.count)
            return SettingChoice(name: name, parameter: parameter, compression: mean, guaranteed: least)
        }
        return choices.max { $0.compression < $1.compression }
    }

    private static func figures(of name: String, in set: JSON) -> (lower: Double, compression: Double)? {
        let settings = (set["families"]?.array ?? []).flatMap { $0["settings"]?.array ?? [] }
        guard let measures = settings.first(where: { $0["name"]?.string == name })?["measures"],
            let evidence = set["evidence"]?.string, let lower = measures[evidence]?["lower"]?.double,
            let compression = measures[Measure.characterCompression.rawValue]?["value"]?.double
        else { return nil }
        return (lower, compression)
    }

    /// The setting as a configuration file of Winnow.
    package var toml: String {
        let words = parameter.split(separator: " ").map(String.init)
        let setting: String? =
            switch (words.first, words.last) {
            case ("threshold"?, let value?): "threshold = \(value)"
            case ("keep"?, let value?): "keep_ratio = \(value)"
            case (let value?, "tokens"?): "budget = \(value)"
            default: nil
            }
        return """
            # Chosen by `winnow eval`: it removed \(Decimals.percent(compression)) of the characters and kept at least
            # \(Decimals.percent(guaranteed)) of the evidence (lower end of the 95 % interval, worst data set).
            [prune]
            \(setting ?? "# the defaults")

            """
    }
}
