import ContextTypes
import TextAnalysis

/// Units that stand, almost the same, in a better passage.
///
/// A unit is a duplicate when one better passage holds at least 90 % of its shingles and every number in it. Headings,
/// units that others need (header rows, lead-ins) and units below `fewestWords` are never duplicates: their meaning
/// hangs on what stands around them.
enum DuplicateUnits {
    private static let share = 0.9
    private static let fewestWords = 5

    /// The duplicates among `candidates`; the first in their ranking has none.
    static func find(in candidates: Candidates) -> [(passage: Int, unit: Int)] {
        var found: [(passage: Int, unit: Int)] = []
        var index = ShingleIndex()
        var numbers: [Int: Set<UInt64>] = [:]
        for passage in candidates.ranking {
            let candidate = candidates.items[passage]
            let words = candidate.passage.unitWords()
            let shingles = words.map(WordShingles.init)
            let needed = Set(candidate.units.lazy.flatMap(\.companions))
            for (unit, words) in words.enumerated() {
                guard words.words.count >= fewestWords, !needed.contains(unit),
                    !candidate.units[unit].isHeading,
                    let twin = index.nearest(to: shingles[unit]), twin.share >= share
                else { continue }
                let saysTheSame = words.words.allSatisfy {
                    !WordHashes.hasDigit($0) || numbers[twin.text, default: []].contains($0)
                }
                if saysTheSame { found.append((passage, unit)) }
            }
            for (words, shingles) in zip(words, shingles) {
                index.add(shingles, as: passage)
                numbers[passage, default: []].formUnion(words.words.lazy.filter(WordHashes.hasDigit))
            }
        }
        return found
    }
}

extension Passage {
    fileprivate func unitWords() -> [WordHashes] {
        var text = text
        return text.withUTF8 { bytes in
            sentences.map { WordHashes(UnsafeBufferPointer(rebasing: bytes[$0.span.range])) }
        }
    }
}
