import ContextTypes
import TextAnalysis

/// What the calibrator knows of a sentence from the titles of passages: who is named where.
///
/// A question of two steps ("Where was the director of Jaws born?") is answered by a passage that it does not name; a
/// likely sentence of another passage names it ("Jaws was directed by Steven Spielberg").
///
/// ```swift
/// let links = TitleLinks(question, passages)
/// let rows = links.rows(of: readings)[passage]
/// ```
///
/// A title is found as its words in a row, in upper or lower case, without what stands in brackets. Titles of fewer than
/// four bytes name nothing.
struct TitleLinks {
    /// In the order of the values of a row:
    /// the best keep probability of a sentence elsewhere that names the sentence's passage; whether the question names
    /// it; the best keep probability in a passage that the sentence names; whether the question names that one.
    static let names = ["titleNamed", "titleAsked", "namesTitle", "namesAskedTitle"]

    private static let fewestBytes = 4

    /// By passage: its title's number; nil when it names nothing.
    private let own: [Int?]
    /// By passage and sentence: numbers of the other titles that it names.
    private let named: [[[Int]]]
    /// By title.
    private let isAsked: [Bool]

    init(_ question: String, _ passages: [Passage]) {
        var titles = Titles()
        let own = passages.map { titles.number(of: $0.title) }
        self.own = own
        isAsked = titles.flags(of: titles.found(in: WordHashes(question).words))
        named = zip(passages, own).map { passage, own in
            guard !titles.isEmpty else { return passage.sentences.map { _ in [] } }
            var text = passage.text
            return text.withUTF8 { bytes in
                passage.sentences.map { sentence in
                    let words = WordHashes(UnsafeBufferPointer(rebasing: bytes[sentence.span.range])).words
                    return titles.found(in: words).filter { $0 != own }
                }
            }
        }
    }

    /// By passage, one row per sentence.
    func rows(of readings: [PassageReading]) -> [[[Float]]] {
        // By title: of sentences elsewhere that name it, and of its own passages' sentences.
        var likely = [Double](repeating: 0, count: isAsked.count)
        var best = likely
        for (passage, reading) in readings.enumerated() {
            for (sentence, said) in reading.sentences.enumerated() {
                let probability = said?.probability ?? 0
                if let title = own[passage] { best[title] = max(best[title], probability) }
                for title in named[passage][sentence] { likely[title] = max(likely[title], probability) }
            }
        }
        return readings.indices.map { passage in
            let about: [Double] = own[passage].map { [likely[$0], isAsked[$0] ? 1 : 0] } ?? [0, 0]
            return named[passage].map { titles in
                let most: Double = titles.map { best[$0] }.max() ?? 0
                let row: [Double] = about + [most, titles.contains { isAsked[$0] } ? 1 : 0]
                return row.map { Float($0) }
            }
        }
    }

    /// The different titles of passages, to be found in texts.
    private struct Titles {
        private var numbers: [[UInt64]: Int] = [:]
        private var byFirstWord: [UInt64: [(words: [UInt64], number: Int)]] = [:]

        var isEmpty: Bool { numbers.isEmpty }

        /// The number of a title, which is new if it was not seen before; nil when it names nothing.
        mutating func number(of title: String) -> Int? {
            let name = Self.withoutBrackets(title)
            let words = WordHashes(name).words
            guard name.utf8.count >= fewestBytes, let first = words.first else { return nil }
            if let number = numbers[words] { return number }
            let number = numbers.count
            numbers[words] = number
            byFirstWord[first, default: []].append((words, number))
            return number
        }

        /// Numbers of the titles that stand in a text, each once, rising.
        func found(in text: [UInt64]) -> [Int] {
            var found: Set<Int> = []
            for place in text.indices {
                for title in byFirstWord[text[place]] ?? [] where text[place...].starts(with: title.words) {
                    found.insert(title.number)
                }
            }
            return found.sorted()
        }

        func flags(of found: [Int]) -> [Bool] {
            let found = Set(found)
            return (0..<numbers.count).map(found.contains)
        }

        /// "Jaws (film)" is named "Jaws".
        private static func withoutBrackets(_ title: String) -> String {
            guard let open = title.firstIndex(of: "("), let close = title[open...].firstIndex(of: ")") else {
                return title
            }
            let rest = String(title[..<open] + title[title.index(after: close)...])
            return String(rest.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}
