package import ContextTypes
import TextAnalysis

/// Units that stand, almost the same, in a better passage.
///
/// A unit is a duplicate when one better passage holds at least 90 % of its shingles and every number in it. Headings,
/// units that others need (header rows, lead-ins) and units below `fewestWords` are never duplicates: their meaning
/// hangs on what stands around them.
package enum DuplicateUnits {
    private static let share = 0.9
    private static let fewestWords = 5

    /// - Parameters:
    ///   - ranking: indices of the passages, best first; nothing in the first one is a duplicate.
    /// - Returns: one flag per unit of each passage.
    package static func find(in passages: [Passage], units: [PassageUnits], ranking: [Int]) -> [[Bool]] {
        var flags = passages.map { Array(repeating: false, count: $0.sentences.count) }
        var index = ShingleIndex()
        var numbers: [Int: Set<UInt64>] = [:]
        for passage in ranking {
            let words = passages[passage].unitWords()
            let shingles = words.map(WordShingles.init)
            let needed = Set(units[passage].required.lazy.joined())
            for (unit, words) in words.enumerated() {
                guard words.words.count >= fewestWords, !needed.contains(unit),
                    !units[passage].isHeading[unit]
                else { continue }
                guard let twin = index.nearest(to: shingles[unit]), twin.share >= share else { continue }
                flags[passage][unit] = words.words.allSatisfy {
                    !WordHashes.hasDigit($0) || numbers[twin.text, default: []].contains($0)
                }
            }
            for (words, shingles) in zip(words, shingles) {
                index.add(shingles, as: passage)
                numbers[passage, default: []].formUnion(words.words.lazy.filter(WordHashes.hasDigit))
            }
        }
        return flags
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
