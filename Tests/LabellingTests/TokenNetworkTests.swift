import ContextTypes
import FoundationEssentials
import TestSupport
import Testing

@testable import Labelling

@Suite("What stored token vectors say of each token of a question")
struct TokenNetworkTests {
    private let tokens = 5

    private func coverage(_ sentences: Int, _ random: inout SeededGenerator) -> TokenCoverage {
        func row(_ count: Int) -> [Float] {
            (0..<count).map { _ in Float.random(in: -0.2...1, using: &random) }
        }
        var maxima = row(sentences * tokens)
        // A sentence without vectors.
        if sentences > 1 { for token in 0..<tokens { maxima[token] = -.infinity } }
        let spans = (0..<tokens).map { $0 == 0 ? nil : SourceSpan(start: 4 * $0, end: 4 * $0 + 3) }
        var coverage = TokenCoverage(
            spans: spans, bySentence: maxima, inPassage: row(tokens).map { $0 + 1 }, inTitle: row(tokens))
        coverage.probes = .init(
            bySentence: row(sentences * ProbeFeatures.probes), inPassage: row(ProbeFeatures.probes))
        return coverage.finite
    }

    @Test("sums over tokens equal those of a plain loop")
    func equalsPlainLoop() throws {
        var random = SeededGenerator(seed: 5)
        let units = TokenNetwork.units
        let input = (0..<TokenEvidence.values * units).map { _ in Float.random(in: -1...1, using: &random) }
        let bias = (0..<units).map { _ in Float.random(in: -1...1, using: &random) }
        let network = TokenNetwork(input: input, bias: bias)
        let coverages = [coverage(3, &random), nil, coverage(1, &random)]
        let evidence = TokenEvidence(coverages, rarity: [0, 2, 0, 1, 1])
        #expect(network.features(evidence, ofPassage: 1) == nil)
        for passage in [0, 2] {
            let rows = try #require(evidence.rows(ofPassage: passage))
            let features = try #require(network.features(evidence, ofPassage: passage))
            #expect(features.count == coverages[passage]?.sentences)
            for (sentence, found) in features.enumerated() {
                var expected = [Float](repeating: 0, count: 2 * units)
                for token in 0..<tokens {
                    for unit in 0..<units {
                        let sum = (0..<TokenEvidence.values).reduce(bias[unit]) {
                            $0 + rows[sentence * tokens + token][$1] * input[$1 * units + unit]
                        }
                        expected[unit] += max(0, sum) / Float(tokens)
                        expected[units + unit] += max(0, sum) * [0, 0.5, 0, 0.25, 0.25][token]
                    }
                }
                #expect(found.count == TokenNetwork.names.count)
                #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 })
            }
        }
    }

    @Test("evidence of a token: its sentence, its passage, the best passage, neighbours, mean")
    func evidence() throws {
        var random = SeededGenerator(seed: 6)
        var (first, second) = (coverage(2, &random), coverage(1, &random))
        first.bySentence = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
        first.inPassage = [0.9, 0.9, 0.9, 0.9, 1]
        second.inPassage = [1, 0.5, 1, 0.5, 0.5]
        let evidence = TokenEvidence([first, second], rarity: [0, 3, 0, 1, 0])
        let row = try #require(evidence.rows(ofPassage: 0))[5 + 1]
        let expected: [Float] = [0.7, 0.2, 0, first.inTitle[1], 0.2, 0, 0.25, 6, 1, 0]
        #expect((0..<10).allSatisfy { abs(row[$0] - expected[$0]) < 1e-6 })
        #expect(try #require(evidence.rows(ofPassage: 0))[0][9] == 1)
    }

    @Test("probes stand beside their passage and the best; a passage with another number of them has none")
    func probes() throws {
        var random = SeededGenerator(seed: 7)
        var (first, second) = (coverage(2, &random), coverage(1, &random))
        second.probes?.inPassage[0] = 5
        let rows = try #require(ProbeFeatures([first, second]).rows(ofPassage: 0))
        let own = try #require(first.probes).bySentence[ProbeFeatures.probes]
        #expect(rows[1].count == ProbeFeatures.names.count && rows[1][0] == own)
        #expect(rows[1][2 * ProbeFeatures.probes] == own - 5)
        first.probes?.inPassage.removeLast()
        #expect(ProbeFeatures([first, second]).rows(ofPassage: 0) == nil)
    }

    @Test("a calibrator without its probes or its token network is refused by name")
    func damagedFile() throws {
        let shipped = ShippedModels.path("late-interaction")
        let folder = try TemporaryFolder()
        #expect(try CoverageCalibrator(folder: shipped) != nil)
        let text = try String(contentsOfFile: "\(shipped)/calibrator.json", encoding: .utf8)
        try folder.write(
            Array(text.replacing("\"tokens\": {\"input\"", with: "\"tokens\": {\"other\"").utf8),
            to: "calibrator.json")
        do {
            _ = try CoverageCalibrator(folder: folder.path)
            Issue.record("it was read")
        } catch { #expect("\(error)".contains("probes.safetensors is missing")) }
        try folder.write([0], to: "probes.safetensors")
        do {
            _ = try CoverageCalibrator(folder: folder.path)
            Issue.record("it was read")
        } catch { #expect("\(error)".contains("tokens.input")) }
    }
}
