import ContextTypes

@testable import Sentences

/// Precision and recall of sentence boundaries: the ends of sentences as byte offsets. The end of a text is no boundary,
/// as nobody can miss it.
struct SentenceBoundaryScore {
    var correct = 0
    var found = 0
    var wanted = 0

    var precision: Double { Double(correct) / Double(max(found, 1)) }
    var recall: Double { Double(correct) / Double(max(wanted, 1)) }
    var f1: Double { 2 * Double(correct) / Double(max(found + wanted, 1)) }

    init() {}

    init(of splitter: SentenceSplitter, on texts: [AnnotatedText]) {
        for text in texts { add(splitter.spans(in: text.text).map(\.end), wanted: text.ends) }
    }

    mutating func add(_ ends: [Int], wanted expected: [Int]) {
        let found = Set(ends.dropLast())
        let wanted = Set(expected.dropLast())
        correct += found.intersection(wanted).count
        self.found += found.count
        self.wanted += wanted.count
    }
}
