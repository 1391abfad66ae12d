import Testing

@testable import Sentences

@Suite("Sentences with words cut short")
struct SentenceAbbreviationTests {
    private static let adjectives = [
        "tägl", "jährl", "monatl", "wöchentl", "stündl", "nächtl", "nördl", "südl", "östl", "westl",
        "nordöstl", "öffentl", "gesetzl", "rechtl",
        "schriftl", "mündl", "persönl", "gewerbl", "kirchl", "ärztl", "vertragl", "bürgerl", "städt",
        "staatl", "techn", "histor", "elektr",
        "geschl", "versch", "entspr", "voraussichtl", "unverbindl", "sachl", "fachl", "beschr", "ausschl",
        "einschl", "urspr", "ehem",
    ]

    @Test("German: a small letter goes on behind a word cut short, listed or not, language given or not")
    func goesOnBehindAdjectives() {
        for word in Self.adjectives {
            for next in ["um acht Uhr.", "vom Hafen.", "nur einmal.", "geöffnet und bezahlt.", "in Köln."] {
                expectSentences("Das Boot fährt \(word). \(next)", language: "de")
                // Without a language a short text may not tell it: English sentences, too, start with `in`.
                if next != "in Köln." { expectSentences("Das Boot fährt \(word). \(next)", language: nil) }
            }
        }
    }

    @Test(
        "German: nouns cut short go on, too",
        arguments: ["Mitgl", "Einw", "Haltest", "Bhf", "Whg", "Angest", "Bürgermstr", "Hbf", "Abt", "Verw"])
    func goesOnBehindNouns(word: String) {
        expectSentences("Es gibt dort drei \(word). mit viel Platz.", language: "de")
    }

    @Test(
        "German: behind a whole word a sentence may still start small, as in chat",
        arguments: [
            "ich war gestern dort.| es war schön.", "Das Essen war lecker.| wir kommen wieder.",
            "Alles sehr freundlich.| gerne wieder.",
            "Die Zimmer waren sauber.| personal freundlich.", "Es hat uns gefallen.| bis bald.",
            "War super.| ich komme wieder.",
            "Gute Beratung.| danke dafür.", "Schöne Lage.| leider teuer.", "Das ging schief.| aber egal.",
            "Wir sind zufrieden.| klare Empfehlung.",
        ])
    func startsSmallBehindWholeWords(_ text: String) { expectSentences(text, language: "de") }

    @Test("English without a language: what other languages cut short is a word")
    func endsBehindForeignAbbreviations() {
        for word in [
            "mind", "event", "pan", "red", "sol", "set", "lit", "min", "alias", "mat", "ring", "par", "hot",
            "man", "kit", "max",
            "ark", "gym", "con", "gem", "pastor", "port", "tab", "verb", "dip", "comma", "prop", "gross",
            "aces", "pol", "art",
            "bill", "bud", "dub", "don", "par", "pop", "lot", "tip", "pact", "bank", "tar", "plan", "band",
            "stand",
        ] {
            expectSentences("It is about the \(word).| She left the room.", language: nil)
            expectSentences("He said that this was his \(word).| Nobody knew what to do.", language: nil)
        }
    }

    @Test(
        "the same in other languages",
        arguments: [
            "Está en la sala del mar.| Luego salió con su hermano.",
            "Il est dans la mer du nord.| Ensuite il est parti avec les autres.",
            "Das ist nicht der Fall.| Wir haben es nach dem Regen gesehen.",
            "Hij was in de kamer van het huis.| Daarna ging hij met zijn broer weg.",
            "Non è il mio ens.| Poi siamo andati via con gli altri.",
            "To jest nie dla nas.| Potem był już tylko ten dom.",
            "Jag såg det i min ring.| Sedan gick vi hem till den andra.",
            "Det var ikke hans art.| Men så kom han fra den anden by.",
            "Я не был там.| Потом он был у нас и всё было так.",
            "Este no es mi plan.| Pero sí es de los otros que hay.",
        ])
    func endsBehindForeignAbbreviationsElsewhere(_ text: String) { expectSentences(text, language: nil) }

    @Test(
        "and the language's own abbreviations hold, though nobody named it",
        arguments: [
            "Das ist mind. zwei Meter hoch.| Gut, dass er nicht mehr da ist.",
            "C'est au chap. 3 du livre de M. Dupont.| Il est là avec les autres.",
            "El Sr. Gómez no está en la casa.| Se fue con los niños.",
            "Il sig. Rossi non è qui.| È andato via con gli altri.",
            "Mr. Smith is not at the Univ. of Ohio.| He left with the others.",
            "De heer is bijv. niet thuis.| Hij was er wel met een vriend.",
            "Он жил на ул. Ленина.| Там его не было.",
            "Mieszka przy ul. Długiej i nie jest sam.| Był tam także jego brat.",
            "Han bor t.ex. i Lund.| Det är inte så långt för oss.",
            "O Sr. Silva não está em casa.| Ele foi com os seus filhos.",
        ])
    func keepsOwnAbbreviations(_ text: String) { expectSentences(text, language: nil) }

    @Test("a text in two languages takes each paragraph by its own")
    func guessesByParagraph() {
        let english = "He does not mind. She was with the others."
        let german = "Das ist mind. zwei Meter hoch. Wir haben es nicht gesehen."
        let sentences = SentenceSplitter(newlines: .space).sentences(in: english + "\n\n" + german)
        #expect(
            sentences == [
                "He does not mind.", "She was with the others.", "Das ist mind. zwei Meter hoch.",
                "Wir haben es nicht gesehen.",
            ])
    }
}
