import ContextTypes
import TextAnalysis

/// Units that a request wants whatever their score: those with one of its terms, and those with digits if it says so.
///
/// A term matches whole words, case folded, in order; a term without any word in it (`%`, `§`) matches its bytes.
struct ForcedUnits: Sendable {
    private enum Term {
        case words([UInt64])
        case bytes([UInt8])
    }

    private let terms: [Term]
    private let digits: Bool

    init(_ options: PruningOptions) {
        digits = options.keepDigits
        terms = options.forceTerms.compactMap { term in
            let folded = term.lowercased()
            let words = WordHashes(folded).words
            if !words.isEmpty { return .words(words) }
            return folded.isEmpty ? nil : .bytes(Array(folded.utf8))
        }
    }

    var isEmpty: Bool { !digits && terms.isEmpty }

    /// One flag per unit of `passage`.
    func flags(of passage: Passage) -> [Bool] {
        passage.sentences.map { isForced(passage.text.text(at: $0.span)) }
    }

    private func isForced(_ text: String) -> Bool {
        if digits, text.unicodeScalars.contains(where: { $0.properties.numericType != nil }) { return true }
        guard !terms.isEmpty else { return false }
        let folded = text.lowercased()
        let words = WordHashes(folded).words
        return terms.contains { term in
            switch term {
            case .words(let wanted): Self.contains(wanted, in: words)
            case .bytes(let wanted): Self.contains(wanted, in: Array(folded.utf8))
            }
        }
    }

    private static func contains<Element: Equatable>(_ wanted: [Element], in all: [Element]) -> Bool {
        guard let first = wanted.first, wanted.count <= all.count else { return false }
        return (0...(all.count - wanted.count)).contains { start in
            all[start] == first && all[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
