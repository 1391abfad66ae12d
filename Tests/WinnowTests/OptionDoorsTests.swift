import ArgumentParser
import CommandSettings
import ContextTypes
import Engine
import FoundationEssentials
import JSONRPC
import JSONValues
import Logging
import Service
import TestSupport
import Testing

@testable import Options
@testable import winnow

/// A table with one option more than Winnow's.
private enum FixtureGroup: FlagGroup {
    static let section = OptionSection.prune
    static let record = OptionRecord.integer(
        "sampleCount", \.pruning.neighbours, in: 2...50, "Counts samples, unlike `keepRatio`."
    ).through([.trim, .prune, .file, .flags])
    static let table = OptionTable(OptionTable.winnow.records + [record])
}

@Suite("One record is an option at every door")
struct OptionDoorsTests {
    private let table = FixtureGroup.table

    private func flags(_ arguments: String...) throws -> Settings {
        var settings = Settings()
        try OptionFlags<FixtureGroup>.parse(arguments).apply(to: &settings)
        return settings
    }

    private func file(_ text: String) throws -> Settings {
        let folder = try TemporaryFolder()
        return try SettingsFile.settings(from: try folder.write(text.utf8, to: "winnow.toml"), table)
    }

    private func request(_ options: String) async throws -> JSON {
        var settings = ServiceSettings()
        settings.options = table
        let service = WinnowService(
            settings: settings, engine: ContextEngine(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let text = #"{"question":"q","passages":[],\#(options)}"#
        return try await service.call("prune", try JSON(parsing: text))
    }

    @Test("a flag sets it, checks it, explains it and completes")
    func asFlag() throws {
        #expect(try flags("--sample-count", "7").pruning.neighbours == 7)
        #expect(try flags().pruning.neighbours == 0)
        let help = OptionFlags<FixtureGroup>.helpMessage(columns: 200)
        #expect(help.contains("--sample-count <sample-count>"))
        #expect(help.contains("Counts samples, unlike --keep-ratio. (2 to 50; default: 0)"))
        let error = #expect(throws: (any Error).self) { try flags("--sample-count", "51") }
        let message = OptionFlags<FixtureGroup>.message(for: try #require(error))
        #expect(message.contains("51"))
        #expect(message.contains("--sample-count"))
        #expect(message.contains("It must be a whole number from 2 to 50."))
        #expect(OptionFlags<FixtureGroup>.completionScript(for: .bash).contains("--sample-count"))
    }

    @Test("the configuration file sets it, checks it and documents it")
    func inFile() throws {
        #expect(try file("[prune]\nsample_count = 7\n").pruning.neighbours == 7)
        let error = #expect(throws: SettingsError.self) { try file("[prune]\nsample_count = 51\n") }
        let message = "'prune.sample_count' must be a whole number from 2 to 50, not 51"
        #expect(error?.description.hasSuffix(message) == true)
        #expect(table.document.contains("\nsample_count = 0\n"))
    }

    @Test("a request sets it, checks it and misspells it")
    func onWire() async throws {
        _ = try await request(#""sampleCount":7"#)
        let error = await #expect(throws: RPCError.self) { try await request(#""sampleCount":51"#) }
        let message = #""sampleCount" must be a whole number from 2 to 50, not the number 51"#
        #expect(error?.message == message)
        let misspelt = await #expect(throws: RPCError.self) { try await request(#""sampelCount":7"#) }
        #expect(misspelt?.message.contains("did you mean \"sampleCount\"?") == true)
    }

    @Test("schema and handbook have it")
    func onPaper() {
        let schema = table.properties(of: .trim)["sampleCount"]
        #expect(schema?["maximum"] == .integer(50))
        for (name, lines) in OptionReference(table).tables where name.hasSuffix("[prune]") {
            #expect(lines.contains { $0.contains("2 to 50") && $0.contains("Counts samples") }, "\(name)")
        }
    }

    @Test("every flag of winnow takes its bounds and choices, and refuses what lies outside")
    func bounds() throws {
        for record in OptionTable.winnow.records(of: .prune, through: .flags) {
            func settings(_ text: String) throws -> JSON {
                record.value(in: try flags("--\(record.flag)", text))
            }
            switch record.kind {
            case .integer(let range):
                #expect(try settings("\(range.upperBound)") == .integer(range.upperBound))
                #expect(throws: (any Error).self) { try settings("1.5") }
                guard range.upperBound < .max else { continue }
                #expect(throws: (any Error).self) { try settings("\(range.upperBound + 1)") }
            case .number(let range):
                #expect(try settings("\(range.upperBound)") == .double(range.upperBound))
                for text in ["nan", "inf", "\(range.upperBound + 0.001)", "x"] {
                    #expect(throws: (any Error).self, "\(record.flag) \(text)") { try settings(text) }
                }
            case .choice(let names):
                for name in names { #expect(try settings(name) == .string(name)) }
                #expect(throws: (any Error).self) { try settings("none of these") }
            case .flag:
                #expect(record.value(in: try flags("--\(record.flag)")) == .bool(true))
                #expect(record.value(in: try flags("--no-\(record.flag)")) == .bool(false))
            case .texts:
                let terms = try flags("--\(record.flag)", "a", "--\(record.flag)", "b c")
                #expect(record.value(in: terms) == .array([.string("a"), .string("b c")]))
            default: break
            }
        }
    }

    @Test(
        "a value that begins with a dash is a value: it is refused as one, and a question may begin with one",
        arguments: [
            (["prune", "--budget", "-5"], "a whole number of at least 0"),
            (["prune", "--threshold", "-0.5"], "a number from 0 to 1"),
            (["prune", "--pruner", "--json"], "one of"),
            (["prune", "--threads", "-1"], "at least 1, not -1"),
            (["index", "x", "--threads", "-1"], "a whole number from 0 to 256"),
            (["serve", "--grace", "-1"], "--grace must be from 0"),
        ])
    func dashes(arguments: [String], message: String) throws {
        let run = try WinnowProcess.run(arguments)
        #expect(run.status != 0)
        #expect(run.errors.contains(message), "\(run.errors)")
        let question = try WinnowProcess.run(
            ["prune", "-q", "-v: what does it do?"], input: "-v prints more.\n")
        #expect(question.status == 0 && question.output.contains("-v prints more."), "\(question.errors)")
    }

    @Test("a flag takes the place of an option of the file that it excludes; two flags are a conflict")
    func exclusions() throws {
        var settings = try file("[prune]\nkeep_ratio = 0.5\nbudget = 9\n")
        try OptionFlags<PruningGroup>.parse(["--threshold", "0.25", "--characters", "80"]).apply(
            to: &settings)
        #expect(settings.pruning.keepRatio == nil)
        #expect(settings.pruning.threshold == 0.25)
        #expect(settings.budgetCharacters == 80)
        let error = #expect(throws: (any Error).self) {
            try OptionFlags<PruningGroup>.parse(["--retention", "0.5", "--threshold", "0.5"])
        }
        let message = OptionFlags<PruningGroup>.message(for: try #require(error))
        #expect(message.contains("--threshold and --retention exclude each other"))
    }
}
