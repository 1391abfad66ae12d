import Testing

@testable import Sentences

/// Expects the sentences of a text that is written with `|` where a sentence must end; everywhere else none may.
///
/// A blank on either side of the mark is part of the text, not of the sentences.
func expectSentences(
    _ marked: String, language: String? = "en", newlines: SentenceSplitter.Newlines = .break,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let expected = marked.split(separator: "|").map { String($0.trimming(while: \.isWhitespace)) }
    let found = SentenceSplitter(language: language, newlines: newlines).sentences(
        in: marked.filter { $0 != "|" })
    #expect(found == expected, "\(language ?? "no language")", sourceLocation: sourceLocation)
}

extension Substring {
    fileprivate func trimming(while isEdge: (Character) -> Bool) -> Substring {
        var result = drop(while: isEdge)
        while let last = result.last, isEdge(last) { result.removeLast() }
        return result
    }
}
