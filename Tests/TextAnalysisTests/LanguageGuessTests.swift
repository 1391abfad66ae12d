import Testing

@testable import TextAnalysis

@Suite("The language of texts that nobody named")
struct LanguageGuessTests {
    @Test(
        "a sentence or two tell languages apart",
        arguments: [
            ("english", "The castle was built by the king in 1420 and it is now a museum of the town."),
            (
                "german",
                "Die Burg wurde im Jahr 1420 von dem König gebaut und ist heute ein Museum der Stadt."
            ),
            (
                "french",
                "Le château a été construit par le roi en 1420 et il est aujourd'hui un musée de la ville."
            ),
            ("spanish", "El castillo fue construido por el rey en 1420 y hoy es un museo de la ciudad."),
            ("italian", "Il castello fu costruito dal re nel 1420 e oggi è un museo della città."),
            ("portuguese", "O castelo foi construído pelo rei em 1420 e hoje é um museu da cidade."),
            ("dutch", "Het kasteel werd in 1420 door de koning gebouwd en is nu een museum van de stad."),
            ("swedish", "Slottet byggdes av kungen år 1420 och är nu ett museum som ägs av staden."),
            ("danish", "Slottet blev bygget af kongen i 1420, og det er nu et museum, som ejes af byen."),
            ("finnish", "Kuningas rakensi linnan vuonna 1420, ja se on nyt museo, joka on kaupungin."),
            ("hungarian", "A várat a király 1420-ban építette, és ez ma már egy múzeum a városban."),
            ("romanian", "Castelul a fost construit de rege în 1420 și este azi un muzeu al orașului."),
            (
                "turkish",
                "Kale 1420 yılında kral tarafından yapıldı ve bugün bir müze olarak da çok ziyaret edilir."
            ),
            ("russian", "Замок был построен королём в 1420 году, и сейчас это музей, который стоит на реке."),
            ("greek", "Το κάστρο χτίστηκε από τον βασιλιά το 1420 και είναι σήμερα μουσείο της πόλης."),
            ("arabic", "تم بناء القلعة من قبل الملك في عام 1420 وهي الآن متحف في المدينة التي على النهر."),
            ("hindi", "किला राजा के द्वारा 1420 में बनाया गया था और यह अब शहर का एक संग्रहालय है।"),
        ])
    func tellsApart(language: String, text: String) throws {
        #expect(try LanguageGuess.stemmer(for: [text]) == language)
    }

    @Test("texts without function words, foreign names and code stay with English")
    func staysEnglish() throws {
        #expect(try LanguageGuess.stemmer(for: []) == "english")
        #expect(try LanguageGuess.stemmer(for: ["", "42"]) == "english")
        #expect(try LanguageGuess.stemmer(for: ["let der = die(das)"]) == "english")
        #expect(try LanguageGuess.stemmer(for: ["Who wrote Die Leiden des jungen Werthers?"]) == "english")
        #expect(try LanguageGuess.stemmer(for: ["这座城堡是国王在1420年建造的。"]) == "english")
    }

    @Test("an English model reads English, not what merely lacks the words of another language")
    func readsEnglish() throws {
        #expect(
            try LanguageGuess.isEnglish(["Who wrote Emma?", "Jane Austen wrote Emma. It rained in the park."])
        )
        #expect(try LanguageGuess.isEnglish(["int main() { return 0; }"]))
        let escape = "def _escape(s): e = s; e = e.replace(a, o); e = e.replace(i, a); return e"
        #expect(try LanguageGuess.isEnglish(["escaping characters in a query", escape, escape]))
        #expect(try !LanguageGuess.isEnglish(["这座城堡是国王在1420年建造的。现在是博物馆。"]))
        #expect(try !LanguageGuess.isEnglish(["ปราสาทนี้สร้างโดยกษัตริย์"]))
        let vietnamese = "Lâu đài được nhà vua xây dựng vào năm 1420 và nay là bảo tàng."
        #expect(try !LanguageGuess.isEnglish([vietnamese]))
        let polish = "Zamek został zbudowany przez króla w roku 1420; dziś ma tu siedzibę muzeum."
        #expect(try !LanguageGuess.isEnglish([polish]))
        let accented = "The café of the Musée d'Orsay is not the one that Čapek knew in Besançon."
        #expect(try LanguageGuess.isEnglish([accented]))
        #expect(
            try !LanguageGuess.isEnglish(["Die Burg wurde von dem König gebaut und ist heute ein Museum."]))
    }

    @Test("one passage in another language does not decide")
    func manyDecide() throws {
        let english = "The castle was built by the king in 1420 and it is now a museum of the town."
        let german = String(
            repeating: "Die Burg wurde von dem König gebaut und ist heute ein Museum. ", count: 40)
        #expect(
            try LanguageGuess.stemmer(for: [english, german, english, english, english, english]) == "english"
        )
    }

    @Test("inflected words of another language meet, its function words ask nothing")
    func guessedSettings() throws {
        let settings = try AnalyzerSettings.guessed(
            question: "Welche Häuser wurden von der Stadt gebaut?",
            texts: ["Das Haus ist in der Stadt und sehr alt."])
        let analyzer = try Analyzer(settings)
        #expect(analyzer.terms(in: "Häuser der Stadt") == analyzer.terms(in: "Haus, Stadt"))
    }

    @Test("every language has a stemmer of its name and no word twice")
    func tableIsSound() throws {
        for list in FunctionWords.lists {
            #expect(Stemmer.names.contains(list.language))
            #expect(list.words.allSatisfy { $0 == $0.lowercased() })
        }
    }
}
