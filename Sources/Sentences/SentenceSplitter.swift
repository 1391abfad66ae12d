package import ContextTypes

/// Cuts text into sentences by rules: terminators, what stands before and behind them, and word lists of abbreviations.
///
/// Works for every script that marks the ends of its sentences. Takes time linear in the text and memory for the spans
/// alone; invalid UTF-8 is tolerated and no scalar is ever torn. A blank line always ends a sentence.
package struct SentenceSplitter: Sendable {
    /// What a line break in the text means.
    package enum Newlines: Sendable {
        /// White space, as in text that was wrapped at a fixed width; only a blank line ends a sentence.
        case space
        /// The end of a sentence, as in text whose lines are paragraphs, list items or headings.
        case `break`
    }

    /// The lists of the language; nil where each paragraph tells its own.
    let words: WordTable?
    let newlines: Newlines
    let maximumLength: Int?

    /// - Parameters:
    ///   - language: BCP 47 tag (`de`, `pt-BR`); for nil, or a language without lists of its own, the function words of each
    ///     paragraph tell the language, and where they do not, the merged lists of all languages serve.
    ///   - newlines: What a line break means.
    ///   - maximumLength: Longest sentence in scalars; a longer one is cut at a newline, else behind `. ? ! ; :`, else
    ///     at white space, else between scalars. Nil never cuts.
    package init(language: String? = nil, newlines: Newlines = .break, maximumLength: Int? = nil) {
        self.words = language.flatMap(WordTable.forLanguage)
        self.newlines = newlines
        self.maximumLength = maximumLength.map { max($0, 1) }
    }

    /// The sentences of `text` (UTF-8), in order: disjoint, without outer white space, covering everything else.
    package func spans(in text: UnsafeBufferPointer<UInt8>) -> [SourceSpan] {
        var scanner = SentenceScanner(text: text, words: words, newlines: newlines)
        let spans = scanner.run()
        guard let maximumLength else { return spans }
        return OverlongSentences(text: text, maximumLength: maximumLength).cut(spans)
    }

    /// The sentences of `text`, as UTF-8 byte offsets.
    package func spans(in text: String) -> [SourceSpan] {
        var text = text
        return text.withUTF8 { spans(in: $0) }
    }

    /// The sentences of `text` as strings.
    package func sentences(in text: String) -> [String] {
        spans(in: text).map { text.text(at: $0) }
    }
}
