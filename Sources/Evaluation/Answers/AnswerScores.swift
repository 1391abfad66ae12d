/// How well generated answers agree with known ones, and with each other: SQuAD's exact match and F1.
package enum AnswerScores {
    /// Equal after SQuAD's normalisation; an alternative of several strings must hold them all, joined.
    package static func isExact(_ answer: String, among alternatives: [[String]]) -> Bool {
        alternatives.contains { AnswerText(answer) == AnswerText($0.joined(separator: " ")) }
    }

    /// The best F1 over the alternatives, 0...1.
    package static func bestOverlap(_ answer: String, with alternatives: [[String]]) -> Double {
        alternatives.map { overlap(answer, $0.joined(separator: " ")) }.max() ?? 0
    }

    /// F1 of the words that two answers share, after normalisation; 1 when both are empty.
    package static func overlap(_ left: String, _ right: String) -> Double {
        let first = words(left)
        let second = words(right)
        guard !first.isEmpty, !second.isEmpty else { return first.isEmpty && second.isEmpty ? 1 : 0 }
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for word in first { counts[word, default: 0] += 1 }
        var shared = 0.0
        for word in second where counts[word, default: 0] > 0 {
            counts[word, default: 0] -= 1
            shared += 1
        }
        guard shared > 0 else { return 0 }
        let precision = shared / Double(first.count)
        let recall = shared / Double(second.count)
        return 2 * precision * recall / (precision + recall)
    }

    private static func words(_ text: String) -> [ArraySlice<UInt8>] {
        AnswerText(text).bytes.split(separator: UInt8(ascii: " "))
    }
}
