import FoundationEssentials
import Testing

@testable import Labelling

/// A recipe writes one weight after the other: a row that Swift fills in another order would be weighed wrongly.
@Suite("The order of features")
struct FeatureOrderTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    @Test("the recipe of the pruner's calibrator has the rows of Swift, name by name")
    func pruner() throws {
        #expect(try names(in: "pruner/calibrate.py") == ReadingFeatures.names + WordFeatures.names)
    }

    @Test("the recipe of the gate has the words' rows after those of the calibrator")
    func gate() throws {
        #expect(try names(in: "domains/gate.py") == LexicalFeatures.names)
    }

    /// The strings of the list NAMES in a recipe.
    private func names(in recipe: String) throws -> [String] {
        let text = try String(contentsOfFile: "\(Self.root)/training/\(recipe)", encoding: .utf8)
        let list = try #require(text.firstMatch(of: /\nNAMES = [^\[]*\[([^\]]*)\]/)?.1)
        return list.matches(of: /"(\w+)"/).map { String($0.1) }
    }

    @Test("no name stands twice, so that a row is found by its name")
    func unique() {
        for names in [
            ReadingFeatures.names + WordFeatures.names, LexicalFeatures.names, CoverageFeatures.names,
            CoverageCalibrator.names,
        ] {
            #expect(Set(names).count == names.count)
        }
    }
}
