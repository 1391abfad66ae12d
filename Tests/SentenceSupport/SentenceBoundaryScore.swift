import ContextTypes
package import Sentences

/// Precision and recall of sentence boundaries: the ends of sentences as byte offsets. The end of a text is no boundary,
/// as nobody can miss it.
package struct SentenceBoundaryScore {
    package var correct = 0
    package var found = 0
    package var wanted = 0

    package var precision: Double { Double(correct) / Double(max(found, 1)) }
    package var recall: Double { Double(correct) / Double(max(wanted, 1)) }
    package var f1: Double { 2 * Double(correct) / Double(max(found + wanted, 1)) }

    package init() {}

    package init(of splitter: SentenceSplitter, on texts: [AnnotatedText]) {
        for text in texts { add(splitter.spans(in: text.text).map(\.end), wanted: text.ends) }
    }

    package mutating func add(_ ends: [Int], wanted expected: [Int]) {
        let found = Set(ends.dropLast())
        let wanted = Set(expected.dropLast())
        correct += found.intersection(wanted).count
        self.found += found.count
        self.wanted += wanted.count
    }
}
