import FoundationEssentials
import Testing

@testable import Labelling

/// A recipe writes one weight after the other: a row that Swift fills in another order would be weighed wrongly.
@Suite("The order of features")
struct FeatureOrderTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    @Test("the recipe of the pruner's calibrator has the rows of Swift, name by name")
    func pruner() throws {
        let recipe = try String(
            contentsOfFile: Self.root + "/training/pruner/calibrate.py", encoding: .utf8)
        let list = try #require(recipe.firstMatch(of: /\nNAMES = \[([^\]]*)\]/)?.1)
        let names = list.matches(of: /"(\w+)"/).map { String($0.1) }
        #expect(names == PrunerModel.features)
    }

    @Test("no name stands twice, so that a row is found by its name")
    func unique() {
        for names in [
            PrunerModel.features, LexicalFeatures.names, CoverageFeatures.names,
            CoverageCalibrator.names,
        ] {
            #expect(Set(names).count == names.count)
        }
    }
}
