import Testing

@testable import Sentences

@Suite("Sentences that end with a number")
struct SentenceNumberTests {
    private static let signs = [
        "", "$", "€", "£", "¥", "±", "+", "-", "−", "~", "≈", "<", "#", "v", "x", "R$", "US$",
    ]
    private static let numbers = ["3.50", "2.0", "1.5", "36.6", "0.9", "10.25", "1.2.3"]
    private static let units = ["", "°", "%", "x", "k", "m", "kg", "°C", "€", "M", "V", "‰", "ms", "GB", "″"]

    @Test("a sign, a unit or both do not make a number an abbreviation")
    func endsBehindSignsAndUnits() {
        for sign in Self.signs {
            for number in Self.numbers {
                for unit in Self.units {
                    let value = sign + number + unit
                    expectSentences("It was \(value).| Next month it changes.")
                    expectSentences("The value is \(value).| John noted it.", language: nil)
                    expectSentences("Der Wert ist \(value).| Morgen kommt mehr.", language: "de")
                    expectSentences("Le total est de \(value).| Paul l'a noté.", language: "fr")
                }
            }
        }
    }

    @Test(
        "names with numbers end sentences, too",
        arguments: [
            "We use H.264.| Next year we switch.", "It runs on Python 3.11.| Older ones fail.",
            "Print it on A4.| Then sign.",
            "Take vitamin B12.| Sleep well.", "He drives an A4.| Sam walks.",
            "They met the G7.| Leaders smiled.",
            "Play the MP3.| Music helps.", "Open port 80.| Close the others.",
            "It needs USB 3.0.| Cables vary.",
            "It weighs 5kg.| John carries it.", "It grew by 36.6° C.| Nobody knew.",
            "Es sind 1,5.| Paul zählt nach.",
        ])
    func endsBehindNames(_ text: String) { expectSentences(text, language: nil) }

    @Test(
        "decimals, dates and ordinals do not end a sentence",
        arguments: [
            ("en", "It costs $3.50 now.| Buy it."), ("de", "Am 3. 5. 2004 kam er.| Er blieb."),
            ("de", "Der 1. FC gewann am 5. Mai.| Alle jubelten."),
            ("de", "Es war der 12. 8. 1999.| Es regnete."),
            ("cs", "Narodil se 5. 6. 1980 v Praze.| Žil tam."),
            ("cs", "Dne 8. 8. 1940 sloužil jako tábor.| Pak ne."),
            ("de", "Am 24. 12. ist Heiligabend.| Alle feiern."), ("da", "Den 3. maj kom han.| Han blev."),
            ("en", "Use version 2.0.1 now.| It works."), ("de", "Es kostet 1.000,50 Euro.| Das ist viel."),
        ])
    func keepsInnerPeriods(language: String, text: String) { expectSentences(text, language: language) }
}
