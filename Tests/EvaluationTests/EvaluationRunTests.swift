import ContextTypes
import Evaluation
import FoundationEssentials
import JSONValues
import Synchronization
import TestSupport
import Testing

@Suite("A whole evaluation")
struct EvaluationRunTests {
    private func plan(
        _ folder: TemporaryFolder, questions: Int = 70, configuration: String = "{}"
    ) throws -> EvaluationPlan {
        let lines = (0..<questions).map { number in
            #"{"id": "q\#(number)", "question": "Where does number \#(number) live?", "answers": ["Town \#(number)"], "#
                + #""passages": [{"sentences": ["Rain fell on 3 May 2020.", "Number \#(number) lives in Town \#(number)."], "#
                + #""gold": [0, 1]}, {"sentences": ["Snow fell.", "It melted <b>soon</b>."], "gold": [0, 0]}]}"#
        }
        let path = try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "questions.jsonl")
        return try EvaluationPlan.small(path, configuration)
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
        let plan = try plan(folder, questions: 200)
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

    @Test("the trimmed contexts are written under names that are read again")
    func contexts() async throws {
        let folder = try TemporaryFolder()
        let plan = try plan(folder, configuration: #"{"contexts": true}"#)
        _ = try await EvaluationRun(plan, folder: folder.file("a"), threads: 2).run()
        let reader = try QuestionSet(name: "x", format: .qa, path: folder.file("a") + "/contexts.jsonl")
            .questions(seed: 1)
        guard case .question(let question) = try reader.next() else {
            throw EvaluationError.settings("none")
        }
        #expect(question.id == "q0")
        #expect(question.passages.count == 1)
        #expect(question.passages[0].passage.text.hasSuffix("Number 0 lives in Town 0."))
        #expect(question.answers == [["Town 0"]])
    }

    @Test("a system that fails on a question is named, and the others go on")
    func failures() async throws {
        let folder = try TemporaryFolder()
        let outputs = (1..<70).map { #"{"id": "q\#($0)", "contexts": ["", ""]}"# + "\n" }.joined()
        let path = try folder.write(outputs.utf8, to: "peer.jsonl")
        let plan = try plan(
            folder,
            configuration:
                #"{"system": [{"kind": "unpruned"}, {"kind": "file", "name": "peer", "path": "\#(path)"}]}"#)
        let report = try await EvaluationRun(plan, folder: folder.file("out"), threads: 2).run()
        let failures = report.sets[0]["failures"]?.array?.compactMap(\.string) ?? []
        #expect(failures.count == 1 && failures[0].contains("peer") && failures[0].contains("q0"))
        let peer = report.sets[0]["families"]?.array?.last?["settings"]?.array?.first
        #expect(peer?["failed"]?.integer == 1)
        #expect(peer?["measures"]?["answerRetention"]?["counted"]?.double == 69)
    }

    @Test("a system that fails on everything ends the run")
    func hopeless() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(#"{"id": "other", "contexts": [""]}"#.utf8, to: "peer.jsonl")
        let plan = try plan(
            folder, configuration: #"{"system": [{"kind": "file", "name": "peer", "path": "\#(path)"}]}"#)
        await #expect(throws: EvaluationError.self) {
            _ = try await EvaluationRun(plan, folder: folder.file("out"), threads: 2).run()
        }
    }

    @Test("the chosen setting keeps what was asked for, and is a configuration")
    func choice() async throws {
        let folder = try TemporaryFolder()
        let report = try await EvaluationRun(try plan(folder), folder: folder.file("out"), threads: 2).run()
        let choice = try #require(try SettingChoice.best(in: report.summary, target: 0.9))
        #expect(choice.guaranteed >= 0.9 && choice.compression > 0.3)
        #expect(choice.toml.contains("[prune]\n"))
        var named = choice
        named.pruner = "cascade"
        #expect(named.toml.contains("[prune]\npruner = \"cascade\"\n"))
        #expect(try SettingChoice.best(in: report.summary, target: 1.1) == nil)
        #expect(throws: EvaluationError.self) { try SettingChoice.best(in: .object([]), target: 0.9) }
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
            before: folder.file("a"), after: folder.file("b"), setting: "unpruned",
            measures: [.answerRetention], tolerance: 0.05, significant: true)
        #expect(fallen.rows.count == 1 && fallen.rows[0].isRegression)
    }
}
