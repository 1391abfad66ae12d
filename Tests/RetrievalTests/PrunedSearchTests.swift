import ContextTypes
import Glibc
import IndexStore
import JSONValues
import Retrieval
import TestSupport
import Testing
import TextAnalysis

/// `WINNOW_CASES` sets how many random searches are compared (100,000 takes minutes in a release build).
@Suite("Pruned search")
struct PrunedSearchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// About `passages` passages over several windows and segments, some of them gone.
    private func makeIndex(_ passages: Int, segments: Int, removing share: Int, seed: UInt64) throws
        -> IndexFile
    {
        var random = SeededGenerator(seed: seed)
        let path = folder.file("\(seed).winnow")
        let corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        for segment in 0..<segments {
            let documents = (0..<passages / segments).map { number in
                let topic = Int.random(in: 0..<40, using: &random)
                let words = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                    Int.random(in: 0..<4, using: &random) == 0
                        ? "t\(topic)x\(Int.random(in: 0..<9, using: &random))" : SyntheticCorpus.word(&random)
                }
                return ("\(segment).\(number)", words)
            }
            try corpus.add(documents, to: writer)
            try writer.commit()
        }
        if share > 0 {
            for id in try writer.documentIDs() where Int.random(in: 0..<share, using: &random) == 0 {
                _ = try writer.remove(id)
            }
            try writer.commit()
        }
        return try IndexFile(path)
    }

    private func randomQuery(_ random: inout SeededGenerator) -> WeightedQuery {
        let topic = Int.random(in: 0..<40, using: &random)
        let isWeighted = Bool.random(using: &random)
        // Some questions are whole pages: windows in which nothing can be left out are then scored whole.
        let most = [20, 20, 20, 60, 600, 6_000].randomElement(using: &random) ?? 20
        return WeightedQuery(
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                let word =
                    Bool.random(using: &random)
                    ? "t\(topic)x\(Int.random(in: 0..<9, using: &random))" : SyntheticCorpus.word(&random)
                // Weights from thousandths to thousands: shares that round to nothing, and terms that rule.
                let weight = isWeighted ? exp(Double.random(in: -7...7, using: &random)) : 1
                return .init(bytes: Array(word.utf8), weight: weight)
            })
    }

    private func randomFilter(_ snapshot: IndexSnapshot, _ random: inout SeededGenerator) -> PassageFilter? {
        guard Int.random(in: 0..<3, using: &random) == 0 else { return nil }
        let share = [2, 10, 300, 3_000].randomElement(using: &random) ?? 2
        var bitmaps: [Int: Bitmap] = [:]
        for segment in snapshot.segments {
            var bitmap = Bitmap(passages: segment.passages)
            for passage in 0..<segment.passages where Int.random(in: 0..<share, using: &random) == 0 {
                bitmap[passage] = true
            }
            if let live = segment.live { bitmap.formIntersection(live) }
            bitmaps[segment.number] = bitmap
        }
        return PassageFilter(bitmaps)
    }

    @Test(
        "the same passages and the same bits of scores as the exhaustive twin, for any k, weights, filter, segments"
    )
    func twin() throws {
        let cases = Effort.count("WINNOW_CASES", usual: 240)
        let indexes = try [
            makeIndex(9_000, segments: 1, removing: 0, seed: 11),
            makeIndex(6_000, segments: 3, removing: 5, seed: 12),
            makeIndex(700, segments: 7, removing: 3, seed: 13),
            makeIndex(3, segments: 1, removing: 0, seed: 14),
        ]
        var random = SeededGenerator(seed: 9)
        for number in 0..<cases {
            let index = indexes[number % indexes.count]
            let query = randomQuery(&random)
            let limit = [1, 2, 10, 10, 100, 1_000, 20_000].randomElement(using: &random) ?? 10
            try index.read { snapshot in
                let filter = randomFilter(snapshot, &random)
                func found(_ method: LexicalSearch.Method) throws -> [RankedPassage] {
                    try LexicalSearch(snapshot, method: method).search(query, limit: limit, filter: filter)
                }
                let expected = try found(.exhaustive)
                #expect(try found(.pruned) == expected)
                if number % 3 == 0 { #expect(try found(.portable) == expected) }
            }
        }
    }
}
