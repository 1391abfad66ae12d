import ContextTypes
import Evaluation
import FoundationEssentials
import JSONValues
import Pipeline
import Synchronization
import TestSupport
import Testing

@Suite("A whole evaluation")
struct EvaluationRunTests {
    private func plan(_ folder: TemporaryFolder, questions: Int = 150) throws -> EvaluationPlan {
        let lines = (0..<questions).map { number in
            #"{"id": "q\#(number)", "question": "Where does number \#(number) live?", "answers": ["Town \#(number)"], "#
                + #""passages": [{"sentences": ["Rain fell on 3 May 2020.", "Number \#(number) lives in Town \#(number)."], "#
                + #""gold": [0, 1]}, {"sentences": ["Snow fell.", "It melted <b>soon</b>."], "gold": [0, 0]}]}"#
        }
        let path = try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "questions.jsonl")
        var configuration = EvaluationConfiguration(folder: "")
        configuration.sets = [QuestionSet(name: "own", format: .qa, path: path)]
        var plan = try configuration.plan(pipeline: ContextPipeline()) { _ in PruningOptions() }
        plan.resamples = 50
        return plan
    }

    private func files(in folder: String, except skipped: Set<String>) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            !skipped.contains($0)
        }
        return Dictionary(
            uniqueKeysWithValues: names.map {
                ($0, FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data())
            })
    }

    @Test("writes every file, and the same bytes again for the same seed and any number of threads")
    func deterministic() async throws {
        let folder = try TemporaryFolder()
        let plan = try plan(folder)
        _ = try await EvaluationRun(plan, folder: folder.file("a"), threads: 1).run()
        _ = try await EvaluationRun(plan, folder: folder.file("b"), threads: 2).run()
        let timed: Set = ["timings.json", "report.html"]
        let first = try files(in: folder.file("a"), except: timed)
        #expect(
            Set(first.keys) == ["summary.json", "summary.md", "questions.jsonl", "run.trec", "pareto.svg"])
        #expect(first == (try files(in: folder.file("b"), except: timed)))
        #expect(FileManager.default.fileExists(atPath: folder.file("a") + "/report.html"))
    }

    @Test("nothing pruned keeps everything, the oracle keeps the gold and nothing else")
    func bounds() async throws {
        let folder = try TemporaryFolder()
        let report = try await EvaluationRun(try plan(folder), folder: folder.file("out"), threads: 2).run()
        let families = try #require(report.sets.first?["families"]?.array)
        func measures(_ kind: String) -> JSON? {
            families.first { $0["kind"]?.string == kind }?["settings"]?.array?.first?["measures"]
        }
        func value(_ kind: String, _ measure: Measure) -> Double? {
            measures(kind)?[measure.rawValue]?["value"]?.double
        }
        #expect(value("unpruned", .characterCompression) == 0)
        #expect(value("unpruned", .answerRetention) == 1)
        #expect(value("unpruned", .emptyNegative) == 0)
        #expect(value("oracle", .sentenceF1) == 1)
        #expect(value("oracle", .supportExact) == 1)
        #expect(value("oracle", .emptyNegative) == 1)
        #expect(value("oracle", .datesKept) == 0)
        #expect((value("oracle", .characterCompression) ?? 0) > 0.5)
    }

    @Test("a stopped run goes on and ends with the same bytes")
    func resumes() async throws {
        let folder = try TemporaryFolder()
        let plan = try plan(folder, questions: 400)
        let whole = folder.file("whole")
        let halted = folder.file("halted")
        _ = try await EvaluationRun(plan, folder: whole, threads: 2).run()
        let task = Mutex<Task<EvaluationReport, any Error>?>(nil)
        task.withLock { task in
            task = Task {
                try await EvaluationRun(plan, folder: halted, threads: 2) { progress in
                    if progress.questions > 100 { withUnsafeCurrentTask { $0?.cancel() } }
                }.run()
            }
        }
        let running = try #require(task.withLock { $0 })
        await #expect(throws: CancellationError.self) { _ = try await running.value }
        #expect(EvaluationRun(plan, folder: halted, threads: 2).continues)
        _ = try await EvaluationRun(plan, folder: halted, threads: 2).run()
        let timed: Set = ["timings.json", "report.html"]
        #expect(try files(in: whole, except: timed) == files(in: halted, except: timed))
        #expect(!EvaluationRun(plan, folder: halted, threads: 2).continues)
    }

    @Test("no text of a data set can leave the report's script")
    func escapes() async throws {
        let folder = try TemporaryFolder()
        _ = try await EvaluationRun(try plan(folder), folder: folder.file("out"), threads: 2).run()
        let page = try String(contentsOfFile: folder.file("out") + "/report.html", encoding: .utf8)
        #expect(!page.contains("<b>soon"))
        #expect(page.contains("\\u003cb>soon"))
    }

    @Test("comparing a run with itself finds nothing, with a worse one a regression")
    func compares() async throws {
        let folder = try TemporaryFolder()
        let plan = try plan(folder)
        _ = try await EvaluationRun(plan, folder: folder.file("a"), threads: 2).run()
        let same = try RunComparison(
            before: folder.file("a"), after: folder.file("a"), setting: nil, measures: [.answerRetention],
            tolerance: 0, significant: false)
        #expect(same.rows.count == 1 && !same.rows[0].isRegression && same.rows[0].pValue == 1)
        let text = try String(contentsOfFile: folder.file("a") + "/questions.jsonl", encoding: .utf8)
        try FileManager.default.createDirectory(
            atPath: folder.file("b"), withIntermediateDirectories: false)
        let worse = text.split(separator: "\"answerRetention\":[1,1]", omittingEmptySubsequences: false)
            .joined(separator: "\"answerRetention\":[0,1]")
        try folder.write(worse.utf8, to: "b/questions.jsonl")
        try folder.write(
            FileManager.default.contents(atPath: folder.file("a") + "/summary.json") ?? Data(),
            to: "b/summary.json")
        let fallen = try RunComparison(
            before: folder.file("a"), after: folder.file("b"), setting: "nothing pruned",
            measures: [.answerRetention], tolerance: 0.05, significant: true)
        #expect(fallen.rows.count == 1 && fallen.rows[0].isRegression)
    }
}
