import Sentences

/// The golden rules of the pragmatic segmenter, compared without white space: Winnow reports spans and cleans nothing.
package enum GoldenRules {
    package typealias Rule = (language: String, text: String, sentences: [String])

    /// So many of the English cases, the first ones, are its published "golden rules"; the others are regressions of its
    /// cleaning of markup and broken lines, too.
    package static let properCount = 51

    package static let codes = [
        "amharic": "am", "arabic": "ar", "armenian": "hy", "bulgarian": "bg", "burmese": "my",
        "chinese": "zh",
        "danish": "da", "deutsch": "de", "dutch": "nl", "english": "en", "french": "fr", "greek": "el",
        "hindi": "hi", "italian": "it", "japanese": "ja", "kazakh": "kk", "persian": "fa", "polish": "pl",
        "russian": "ru", "spanish": "es", "urdu": "ur",
    ]

    package static func passed(_ rules: ArraySlice<Rule>, language: String?) -> Int {
        let splitter = SentenceSplitter(language: language)
        return rules.count { rule in
            splitter.sentences(in: rule.text).map(compact) == rule.sentences.map(compact)
        }
    }

    private static func compact(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text.unicodeScalars.lazy.filter { !$0.properties.isWhitespace })
        return String(result)
    }
}
