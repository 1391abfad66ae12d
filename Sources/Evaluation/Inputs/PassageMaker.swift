package import ContextTypes
import Segmentation
import Sentences
import TextAnalysis

/// Makes passages from the texts of data sets: splits sentences where the data set did not, joins them where it did.
package struct PassageMaker: Sendable {
    private let splitter: SentenceSplitter

    package init(language: String? = nil) {
        splitter = SentenceSplitter(language: language, newlines: .break)
    }

    /// A passage of plain text.
    package func passage(id: String, document: String, title: String = "", text: String) -> Passage {
        passage(id: id, document: document, title: title, text: text, sentences: splitter.spans(in: text))
    }

    /// A passage of sentences that the data set cut, joined by single spaces; empty sentences keep their place.
    package func passage(id: String, document: String, title: String = "", joining sentences: [String])
        -> Passage
    {
        var text = ""
        var spans: [SourceSpan] = []
        for sentence in sentences {
            if !text.isEmpty, !sentence.isEmpty { text += " " }
            let start = text.utf8.count
            text += sentence
            spans.append(SourceSpan(start: start, end: text.utf8.count))
        }
        return passage(id: id, document: document, title: title, text: text, sentences: spans)
    }

    /// A passage whose sentences are known by their spans.
    package func passage(
        id: String, document: String, title: String, text: String, sentences: [SourceSpan]
    ) -> Passage {
        let whole = SourceSpan(start: 0, end: text.utf8.count)
        let blocks = [
            Block(kind: .document, span: whole, parent: -1), Block(kind: .paragraph, span: whole, parent: 0),
        ]
        return Passage(
            id: id, document: document, title: title, text: text, blocks: blocks,
            sentences: sentences.map { Sentence(span: $0, block: 1) })
    }

    /// A whole page with its block tree; boilerplate stays, marked, as a pruner gets it.
    package func passage(id: String, title: String, markup: String, as format: SourceFormat) -> Passage {
        let source = structured(markup, as: format)
        let document = Document(
            id: id, title: title.isEmpty ? source.title ?? "" : title, language: source.language,
            content: source.content)
        return PassageCutter(counter: EstimatedTokenCounter()).wholePassage(of: document, from: format)
    }
}
