/// What a question asks for, as far as its first words tell.
///
/// A cue, not a decision: for a language that the table lacks it is `other`, and the scores rest on terms alone.
enum AnswerKind: Int, CaseIterable {
    case person, time, number, place, reason, other

    init(question: String) {
        let words = question.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "'" }).prefix(24)
            .map(String.init)
        self = Self.named(by: words) ?? .other
    }

    /// The earliest cue wins; two-word cues go before the one-word cue that they begin with.
    private static func named(by words: [String]) -> AnswerKind? {
        for (index, word) in words.enumerated() {
            if index + 1 < words.count, let kind = pairs["\(word) \(words[index + 1])"] { return kind }
            if let kind = single[word] { return kind }
        }
        return nil
    }

    private static let single: [String: AnswerKind] = [
        "who": .person, "whom": .person, "whose": .person, "wer": .person, "wem": .person, "wen": .person,
        "qui": .person, "quién": .person, "quien": .person, "quiénes": .person, "кто": .person,
        "chi": .person,
        "when": .time, "wann": .time, "quand": .time, "cuándo": .time, "cuando": .time, "когда": .time,
        "year": .time, "date": .time, "jahr": .time, "année": .time, "año": .time,
        "where": .place, "wo": .place, "woher": .place, "où": .place, "dónde": .place, "donde": .place,
        "где": .place, "city": .place, "country": .place,
        "combien": .number, "cuántos": .number, "cuántas": .number, "cuánto": .number, "сколько": .number,
        "wieviel": .number, "wieviele": .number, "percentage": .number,
        "why": .reason, "warum": .reason, "pourquoi": .reason, "почему": .reason,
    ]

    private static let pairs: [String: AnswerKind] = [
        "how many": .number, "how much": .number, "how long": .number, "how old": .number, "how far": .number,
        "how tall": .number, "how big": .number, "how large": .number, "how high": .number,
        "how deep": .number,
        "how fast": .number, "how often": .number, "what number": .number, "what percentage": .number,
        "what percent": .number, "what year": .time, "which year": .time, "what date": .time,
        "what day": .time,
        "what time": .time, "what city": .place, "what country": .place, "what state": .place,
        "wie viele": .number, "wie viel": .number, "wie lange": .number, "por qué": .reason,
        "qué año": .time, "quelle année": .time,
    ]
}
