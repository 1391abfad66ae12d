import ContextTypes
import Labelling
import TestSupport
import Testing

@Suite("Which labeller a request gets")
struct PrunerShelfTests {
    @Test("without a model auto and fast are the words; what needs a model says so")
    func withoutModel() throws {
        let shelf = PrunerShelf()
        for pruner in [PruningOptions.Pruner.auto, .fast, .lexical] {
            #expect(try shelf.labeller(for: pruner).profile.name == "bm25")
        }
        #expect(throws: PrunerError.noModel(pruner: "cascade")) { try shelf.labeller(for: .cascade) }
        #expect(throws: PrunerError.self) {
            try PrunerShelf(modelFolder: "/nowhere/pruner").labeller(for: .accurate)
        }
    }

    private static let german = [
        "Wer schrieb Emma?", "Die Burg wurde von dem König gebaut und ist heute ein Museum.",
    ]

    @Test("auto: the small model for English; words for languages that no model reads, and for haste")
    func automatic() throws {
        let shelf = PrunerShelf(
            modelFolder: ShippedModels.path("pruner"), smallModelFolder: ShippedModels.path("pruner-small"))
        #expect(try shelf.labeller(for: .auto).profile.name == "pruner-small")
        #expect(try shelf.labeller(for: .auto, texts: Self.german).profile.name == "bm25")
        #expect(try shelf.labeller(for: .auto, within: .milliseconds(20)).profile.name == "bm25")
        #expect(try shelf.labeller(for: .accurate).profile.name == "pruner")
    }

    @Test("auto: the multilingual model for the languages of its vocabulary, words for others")
    func languages() throws {
        let shelf = PrunerShelf(
            smallModelFolder: ShippedModels.path("pruner-small"),
            multilingualModelFolder: ShippedModels.path("pruner-multilingual"))
        let others = [
            "这座城堡是国王在1420年建造的。现在是博物馆。", "Πότε χτίστηκε το κάστρο; Το 1420.",
            "Lâu đài được xây năm nào?",
        ]
        for texts in [Self.german] + others.map({ [$0] }) {
            #expect(try shelf.labeller(for: .auto, texts: texts).profile.name == "pruner-multilingual")
        }
        #expect(try shelf.labeller(for: .auto, texts: ["ቤተ መንግሥቱ መቼ ተሠራ?"]).profile.name == "bm25")
        #expect(try shelf.labeller(for: .auto, texts: ["Who wrote Emma?"]).profile.name == "pruner-small")
    }

    @Test("a calibration goes before the one that comes with the labeller, under its own name only")
    func calibrations() throws {
        var file = CalibrationFile()
        file.set(RetentionTable(groups: [[0.5, 0.5, 0.5, 0.5]]), for: LexicalLabeller())
        let shelf = PrunerShelf(calibrations: file)
        #expect(try shelf.labeller(for: .fast).profile.retention.threshold(for: 0.7) == 0.5)
        #expect(try PrunerShelf().labeller(for: .fast).profile.retention.threshold(for: 0.7) != 0.5)
    }

    @Test("a calibration survives its file; a file of something else is named")
    func files() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("deep/calibration.json")
        #expect(try CalibrationFile(path: path).tables.isEmpty)
        var file = CalibrationFile()
        file.set(RetentionTable(groups: [(1...40).map { Double($0) / 41 }]), for: LexicalLabeller())
        try file.write(to: path)
        #expect(try CalibrationFile(path: path).tables == file.tables)
        try folder.write("{\"tables\":{}}".utf8, to: "other.json")
        #expect(throws: (any Error).self) { try CalibrationFile(path: folder.file("other.json")) }
    }

    @Test("wanting more never means a higher threshold, and what cannot be promised keeps everything")
    func lexicalTable() {
        let table = LexicalLabeller().profile.retention
        let thresholds = (1...100).map { table.threshold(for: Double($0) / 100) }
        #expect(zip(thresholds, thresholds.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(table.threshold(for: 1) == 0)
        #expect(table.threshold(for: 0.5) > table.threshold(for: 0.95))
    }
}
