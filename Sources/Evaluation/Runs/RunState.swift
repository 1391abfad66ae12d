import FoundationEssentials
import JSONValues

/// Everything that a run must remember to go on after it was stopped: a JSON line, then the open tally's numbers.
struct RunState {
    /// Of the data set being read.
    var set = 0
    var tally: SetTally
    /// Lengths of the files that grow, in bytes, at this state.
    var questionsLength = 0
    var rankingsLength = 0
    var contextsLength = 0
    var lost: SampleList
    var others: SampleList
    /// Questions that a language model is asked.
    var asked: SampleList
    /// The first failures of systems on the open data set.
    var failures: [String] = []
    var finished: [FinishedSet] = []

    struct FinishedSet {
        var summary: JSON
        var timings: JSON
        var lost: SampleList
        var others: SampleList
        var asked: SampleList
    }

    static let samples = 16
    static let namedFailures = 20

    init(settings: Int, asked: Int = 0) {
        tally = SetTally(settings: settings)
        self.asked = SampleList(limit: asked)
        lost = SampleList(limit: RunState.samples)
        others = SampleList(limit: RunState.samples)
    }

    // MARK: Writing

    func write(to path: String, description: JSON) throws(EvaluationError) {
        let sets = finished.map { set in
            JSON.object([
                .init("summary", set.summary), .init("timings", set.timings), .init("lost", set.lost.json),
                .init("others", set.others.json), .init("asked", set.asked.json),
            ])
        }
        let header = JSON.object([
            .init("description", description), .init("set", .integer(set)),
            .init("questionsLength", .integer(questionsLength)),
            .init("rankingsLength", .integer(rankingsLength)),
            .init("contextsLength", .integer(contextsLength)), .init("lost", lost.json),
            .init("others", others.json), .init("asked", asked.json),
            .init("failures", .array(failures.map(JSON.string))), .init("finished", .array(sets)),
        ])
        var bytes: [UInt8] = []
        header.write(to: &bytes)
        bytes.append(10)
        tally.numbers.withUnsafeBytes { bytes += $0 }
        try OutputFile.replace(path, with: bytes)
    }

    // MARK: Reading

    /// The state at `path`; nil when there is none, or when it belongs to a run of another description.
    static func read(_ path: String, for plan: EvaluationPlan) -> RunState? {
        let (description, settings) = (plan.description, plan.settings.count)
        let asking = plan.generator?.questions ?? 0
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let bytes = Array(data)
        guard let newline = bytes.firstIndex(of: 10),
            let header = try? JSON(parsing: Array(bytes[..<newline])),
            header["description"] == description,
            let tally = SetTally(settings: settings, numbers: numbers(bytes[(newline + 1)...]))
        else { return nil }
        var state = RunState(settings: settings, asked: asking)
        state.tally = tally
        state.set = header["set"]?.integer ?? 0
        state.questionsLength = header["questionsLength"]?.integer ?? 0
        state.rankingsLength = header["rankingsLength"]?.integer ?? 0
        state.contextsLength = header["contextsLength"]?.integer ?? 0
        state.failures = (header["failures"]?.array ?? []).compactMap(\.string)
        state.asked = SampleList(limit: asking, json: header["asked"])
        state.lost = SampleList(limit: samples, json: header["lost"])
        state.others = SampleList(limit: samples, json: header["others"])
        state.finished = (header["finished"]?.array ?? []).map { set in
            FinishedSet(
                summary: set["summary"] ?? .null, timings: set["timings"] ?? .null,
                lost: SampleList(limit: samples, json: set["lost"]),
                others: SampleList(limit: samples, json: set["others"]),
                asked: SampleList(limit: asking, json: set["asked"]))
        }
        return state
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Double] {
        bytes.withUnsafeBytes { raw in
            (0..<raw.count / 8).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: Double.self) }
        }
    }
}
