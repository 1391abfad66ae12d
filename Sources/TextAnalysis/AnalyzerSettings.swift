package import JSONValues

/// What `Analyzer` does to a text; stored in every index, so that questions are analysed as the passages were.
package struct AnalyzerSettings: Sendable, Hashable {
    /// Name of a Snowball stemmer (`english`, `german`, …); nil keeps words as they stand.
    package var stemmer: String? = "english"
    package var stopWords = StopWords.lucene
    /// Drop a final `'s`.
    package var possessives = true
    /// Drop diacritics (é → e); case is always folded.
    package var foldDiacritics = true
    /// Give the letters of Han, kana and hangul beside their pairs: for texts in which questions of one letter are looked
    /// up. Never stored: it adds terms to those that the other settings give, and questions do without.
    package var letters = false

    /// Raised whenever the same settings would give other terms than before.
    package static let version = 1

    package init(
        stemmer: String? = "english", stopWords: StopWords = .lucene, possessives: Bool = true,
        foldDiacritics: Bool = true
    ) {
        self.stemmer = stemmer
        self.stopWords = stopWords
        self.possessives = possessives
        self.foldDiacritics = foldDiacritics
    }
}

extension AnalyzerSettings {
    /// The settings as one JSON object: `{"foldDiacritics":true,"possessives":true,"stemmer":"english",
    /// "stopWords":"lucene","version":1}`; `stopWords` is `lucene`, `none` or an array of words.
    package var json: JSON {
        let words: JSON =
            switch stopWords {
            case .lucene: .string("lucene")
            case .none: .string("none")
            case .list(let words): .array(words.map { .string($0) })
            }
        return .object([
            .init("foldDiacritics", .bool(foldDiacritics)),
            .init("possessives", .bool(possessives)),
            .init("stemmer", stemmer.map { .string($0) } ?? .null),
            .init("stopWords", words),
            .init("version", .integer(AnalyzerSettings.version)),
        ])
    }

    /// Reads what `json` wrote; a member that is not there has its default.
    package init(json: JSON) throws(TextAnalysisError) {
        guard let members = json.members else {
            throw .malformedSettings("expected an object, found \(json.kind)")
        }
        self.init()
        for member in members {
            switch (member.key, member.value) {
            case ("stemmer", .null): stemmer = nil
            case ("stemmer", .string(let name)): stemmer = name
            case ("possessives", .bool(let value)): possessives = value
            case ("foldDiacritics", .bool(let value)): foldDiacritics = value
            case ("stopWords", let value): stopWords = try StopWords(json: value)
            case ("version", let value) where value.integer == AnalyzerSettings.version: break
            case ("version", let value):
                throw .malformedSettings(
                    "analyzer version \(value), this program has \(AnalyzerSettings.version)")
            default:
                throw .malformedSettings("unknown or ill-typed member \"\(member.key)\": \(member.value)")
            }
        }
    }
}

extension StopWords {
    fileprivate init(json: JSON) throws(TextAnalysisError) {
        switch json {
        case .string("lucene"): self = .lucene
        case .string("none"): self = .none
        case .array(let values) where values.allSatisfy({ $0.string != nil }):
            self = .list(values.compactMap(\.string))
        default:
            throw .malformedSettings(
                "\"stopWords\" must be \"lucene\", \"none\" or an array of words: \(json)")
        }
    }
}
