package import JSONValues

/// The results of an evaluation, ready to be written: for programs, for people, for a README.
package struct EvaluationReport: Sendable {
    private let plan: EvaluationPlan
    /// One summary for each data set; see `SetSummary`.
    package let sets: [JSON]
    /// The only part that two runs of one plan do not share.
    private let timings: [JSON]
    private let samples: [JSON]

    init(plan: EvaluationPlan, sets: [JSON], timings: [JSON], samples: [JSON]) {
        self.plan = plan
        self.sets = sets
        self.timings = timings
        self.samples = samples
    }

    /// The same figures every time: title, settings as given, and one summary for each data set.
    package var summary: JSON {
        .object([
            .init("format", .string("winnow evaluation 1")), .init("title", .string(plan.title)),
            .init("description", plan.description),
            .init("reference", .string(reference)), .init("sets", .array(sets)),
        ])
    }

    package var figures: [SetFigures] { sets.map(SetFigures.init) }

    /// The name of the setting that the others are compared with.
    package var reference: String { plan.name(of: plan.reference) }

    func write(to folder: String) throws(EvaluationError) {
        try write(summary, to: "\(folder)/summary.json")
        try write(timingFile, to: "\(folder)/timings.json")
        try OutputFile.replace(
            "\(folder)/summary.md", with: Array(MarkdownSummary(plan: plan, sets: sets).text.utf8))
        try OutputFile.replace(
            "\(folder)/pareto.svg", with: Array(ParetoPicture(title: plan.title, sets: sets).svg.utf8))
        try OutputFile.replace("\(folder)/report.html", with: Array(html.utf8))
    }

    private func write(_ json: JSON, to path: String) throws(EvaluationError) {
        var bytes: [UInt8] = []
        json.write(to: &bytes)
        try OutputFile.replace(path, with: bytes + [10])
    }

    private var timingFile: JSON {
        .object([.init("sets", .array(timings)), .init("machine", MachineDescription.json)])
    }

    private var html: String {
        let data = JSON.object([
            .init("reference", .integer(plan.reference)), .init("sets", .array(sets)),
            .init("timings", .array(timings)), .init("samples", .array(samples)),
            .init(
                "about",
                .object([.init("settings", plan.description), .init("machine", MachineDescription.json)])),
        ])
        return ReportPage.html(title: plan.title, data: data.description)
    }
}
