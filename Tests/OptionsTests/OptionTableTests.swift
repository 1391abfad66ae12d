import ContextTypes
import JSONValues
import Testing

@testable import Options

@Suite("The table of options")
struct OptionTableTests {
    private let table = OptionTable.winnow

    @Test("no door has two options of one spelling")
    func spellingsAreUnique() {
        for method in [OptionDoors.trim, .prune, .retrieve, .rerank] {
            let paths = table.records(through: method).map(\.wirePath)
            #expect(Set(paths).count == paths.count, "\(paths)")
        }
        let keys = table.records(through: .file).map(\.key)
        #expect(Set(keys).count == keys.count)
        for section in OptionSection.allCases {
            let flags = table.records(of: section, through: .flags).map(\.flag)
            #expect(Set(flags).count == flags.count)
        }
    }

    @Test("a name is spelt by the rule of its door")
    func spelling() throws {
        let record = OptionRecord.number("keepRatio", \.pruning.keepRatio, in: 0...1, "Keep this share.")
        #expect((record.wirePath, record.key, record.flag) == ("keepRatio", "prune.keep_ratio", "keep-ratio"))
        let moved = record.onWire("html.share").asFlag("share", letter: "s")
        #expect(
            (moved.wirePath, moved.key, moved.flag, moved.letter) == (
                "html.share", "prune.keep_ratio", "share", "s"
            ))
        #expect((moved.wireObject, moved.wireMember) == ("html", "share"))
    }

    @Test("every default fits its own record, and setting it changes nothing")
    func defaultsFit() throws {
        for record in table.records {
            var settings = Settings()
            let value = record.value(in: settings)
            #expect(value.isNull == (record.unset != nil), "\(record.name)")
            guard !value.isNull else { continue }
            try record.apply(value, to: &settings)
            #expect(settings == Settings(), "\(record.name)")
        }
    }

    @Test("what is set is what is read, for the bounds and every choice, and nothing else changes")
    func valuesComeBack() throws {
        for record in table.records {
            for value in samples(of: record.kind) {
                // The tokenizer of a budget has a place only where there is a budget.
                var settings = Settings()
                settings.pruning.budget = TokenBudget(limit: 5)
                try record.apply(value, to: &settings)
                #expect(record.value(in: settings) == value, "\(record.name)")
            }
        }
    }

    @Test(
        "values outside the bounds, of another type and unknown choices are refused, with what was expected")
    func refusals() {
        for record in table.records {
            for (value, reason) in misfits(of: record.kind) {
                var settings = Settings()
                #expect(throws: OptionFault.self, "\(record.name) \(value)") {
                    try record.apply(value, to: &settings)
                }
                #expect(record.kind.fault(of: value)?.reason == reason, "\(record.name) \(value)")
                #expect(settings == Settings())
            }
        }
    }

    @Test("NaN is in no range")
    func notANumber() {
        var settings = Settings()
        settings.pruning.diversity = .nan
        let record = table.records.first { $0.name == "diversity" }
        #expect(record.map { $0.kind.fault(of: $0.value(in: settings))?.reason } == .outOfRange)
    }

    @Test("of options that exclude each other the one that is set unsets the others, and two are a conflict")
    func exclusions() throws {
        let threshold = try #require(table.records.first { $0.name == "threshold" })
        let ratio = try #require(table.records.first { $0.name == "keepRatio" })
        let tokens = try #require(table.records.first { $0.name == "budget" })
        var settings = Settings()
        settings.pruning.keepRatio = 0.5
        settings.pruning.budget = TokenBudget(limit: 7, unit: .characters)
        table.clear(&settings, for: [threshold, tokens])
        #expect(settings == Settings())
        let conflict = table.conflict(among: [ratio, tokens, threshold])
        #expect(conflict?.first.name == "threshold")
        #expect(conflict?.second.name == "keepRatio")
        #expect(table.conflict(among: [tokens, threshold]) == nil)
    }

    @Test("a schema has type, bounds, default and text, and objects are nested as on the wire")
    func schemas() throws {
        let properties = table.properties(of: .prune)
        #expect(
            properties["neighbours"]?.description
                == #"{"type":"integer","minimum":0,"maximum":1000,"default":0,"description":"This many units on each side of a kept one come along, when the budget allows."}"#
        )
        #expect(
            properties["threshold"]?.description
                == #"{"type":"number","minimum":0,"maximum":1,"description":"Keep units that score at least this. Not together with `keepRatio` or `retention`. Default: the calibrated threshold."}"#
        )
        let order = try #require(properties["order"])
        #expect(order["enum"] == .array([.string("rank"), .string("document")]))
        #expect(order["default"] == .string("rank"))
        let budget = try #require(properties["budget"])
        #expect(budget["properties"]?.members?.map(\.key) == ["tokens", "characters", "tokenizer"])
        #expect(
            budget["oneOf"]?.description == #"[{"required":["tokens"]},{"required":["characters"]}]"#)
        #expect(budget["additionalProperties"] == .bool(false))
        #expect(properties["html"]?["properties"]?["keepLinks"]?["type"] == .string("boolean"))
        #expect(properties["limit"] == nil)
        #expect(table.properties(of: .trim)["limit"]?["maximum"] == .integer(10_000))
        #expect(
            table.properties(of: .rerank).members?.map(\.key) == [
                "pruner", "readTokens", "deadlineMilliseconds",
            ])
    }

    @Test("a schema's defaults are those of the settings that hold")
    func schemaDefaults() {
        var settings = Settings()
        settings.pruning.neighbours = 2
        settings.pruning.budget = TokenBudget(limit: 900)
        let properties = table.properties(of: .trim, defaults: settings)
        #expect(properties["neighbours"]?["default"] == .integer(2))
        #expect(properties["budget"]?["properties"]?["tokens"]?["default"] == .integer(900))
    }

    @Test("texts name other options as each door spells them")
    func references() throws {
        let record = OptionRecord.flag("some", \.pruning.explain, "With `keepRatio` and `x`, not keepRatio.")
        let text = table.explanation(of: record, through: .flags, spelling: \.flag)
        #expect(text == "With `keep-ratio` and `x`, not keepRatio.")
        let ratio = try #require(table.records.first { $0.name == "keepRatio" })
        #expect(
            table.explanation(of: ratio, through: .flags, spelling: { "--" + $0.flag }).hasSuffix(
                "Not together with `--threshold` or `--retention`."))
    }

    // MARK: - Values by kind

    private func samples(of kind: OptionKind) -> [JSON] {
        switch kind {
        case .flag: [.bool(true), .bool(false)]
        case .integer(let range): [.integer(range.lowerBound), .integer(range.upperBound)]
        case .number(let range): [.double(range.lowerBound), .double(range.upperBound)]
        case .choice(let names): names.map(JSON.string)
        case .text: [.string(""), .string("a — ä")]
        case .texts: [.array([]), .array([.string("a"), .string("")])]
        case .object: [.object([JSON.Member("a", .null)])]
        case .countOrAuto: [.string("auto"), .integer(1)]
        }
    }

    private func misfits(of kind: OptionKind) -> [(JSON, OptionFault.Reason)] {
        switch kind {
        case .flag: [(.string("true"), .wrongType), (.integer(1), .wrongType)]
        case .integer(let range):
            [(.integer(range.lowerBound - 1), .outOfRange), (.double(1.5), .wrongType)]
                + (range.upperBound == .max ? [] : [(.integer(range.upperBound + 1), .outOfRange)])
        case .number(let range):
            [
                (.double(range.upperBound.nextUp), .outOfRange), (.double(-1e-9), .outOfRange),
                (.string("0.5"), .wrongType),
            ]
        case .choice: [(.string(""), .unknownChoice), (.bool(true), .wrongType)]
        case .text: [(.integer(1), .wrongType)]
        case .texts: [(.string("a"), .wrongType), (.array([.string("a"), .integer(1)]), .wrongType)]
        case .object: [(.array([]), .wrongType)]
        case .countOrAuto: [(.integer(0), .outOfRange), (.string("fine"), .wrongType)]
        }
    }
}
