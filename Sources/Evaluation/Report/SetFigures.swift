import JSONValues

/// What an evaluation found on one data set, for those who print it. Sets of an earlier, stopped run come from its state
/// file, so the figures are read out of the summary as it is written.
package struct SetFigures: Sendable {
    private let summary: JSON

    init(_ summary: JSON) { self.summary = summary }

    package var name: String { summary["name"]?.string ?? "" }
    package var questions: Int { summary["questions"]?.integer ?? 0 }
    /// Lines that could not be read: the first of them in words, and how many there are.
    package var problems: [String] { (summary["problems"]?.array ?? []).compactMap(\.string) }
    package var problemCount: Int { summary["problemCount"]?.integer ?? 0 }
    /// The first questions that a system did not answer, and why.
    package var failures: [String] { (summary["failures"]?.array ?? []).compactMap(\.string) }
    /// Of the answers of a language model; nil when none was asked.
    package var generated: GeneratedFigures? { summary["generated"].map(GeneratedFigures.init) }

    /// What a thousand questions cost with each model and this setting, and with whole passages where those were evaluated;
    /// empty without prices.
    package func costs(setting: String) -> [(model: String, price: Double, whole: Double?)] {
        let families = summary["families"]?.array ?? []
        func prices(_ settings: [JSON], _ isMeant: (JSON) -> Bool) -> [JSON.Member] {
            settings.first(where: isMeant)?["cost"]?["thousandQuestions"]?.members ?? []
        }
        let unpruned = families.first { $0["kind"]?.string == SystemFamily.Kind.unpruned.rawValue }
        let whole = prices(unpruned?["settings"]?.array ?? []) { _ in true }
        return prices(families.flatMap { $0["settings"]?.array ?? [] }) { $0["name"]?.string == setting }
            .map { member in
                (member.key, member.value.double ?? 0, whole.first { $0.key == member.key }?.value.double)
            }
    }

    /// Nil when the measure is not defined for this data set.
    package func value(of measure: Measure, setting: String) -> Double? {
        let settings = (summary["families"]?.array ?? []).flatMap { $0["settings"]?.array ?? [] }
        let measures = settings.first { $0["name"]?.string == setting }?["measures"]
        return measures?[measure.rawValue]?["value"]?.double
    }
}

/// How the answers of a language model from the trimmed context compare with those from the full one.
package struct GeneratedFigures: Sendable {
    private let json: JSON

    fileprivate init(_ json: JSON) { self.json = json }

    package var model: String { json["model"]?.string ?? "" }
    package var failures: Int { json["failures"]?.integer ?? 0 }
    package var firstFailure: String? { json["firstFailure"]?.string }
    /// Shares; nil when no question counts.
    package var fullOverlap: Double? { json["f1Full"]?.double }
    package var trimmedOverlap: Double? { json["f1Trimmed"]?.double }
    package var equalAnswers: Double? { json["equalAnswers"]?.double }
}
