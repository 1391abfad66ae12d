import ContextTypes
import TestSupport
import Testing

@testable import Sentences

/// Each case is written with `|` where a sentence must end; everywhere else none may.
@Suite("Sentence rules")
struct SentenceSplitterTests {
    @Test(
        "titles, initials and abbreviations do not end a sentence; a word that starts one behind them does",
        arguments: [
            "Dr. Smith met Prof. J. R. Jones on St. John's Rd. near Mt. Hood.| He waved.",
            "The U.S. Army left the U.S.| It was late.", "See Sec. 7.1.4 and Fig. 3, pp. 12 ff. for more.",
            "Fees under 29 U.S.C. § 621 apply.| They rise.", "Meet at 9 p.m. Monday at Acme Inc. in Ohio.",
            "We open at 9 a.m.| Doors close at noon.", "Apples, pears, etc. are fruit.| Nuts are not.",
            "Smith v. Jones, No. 12, was decided in Jan. 1999.| The court agreed.",
            "Ask Jane and co.| They know.",
            "Vitamin C.| It helps.", "He cited e.g. Adams et al. (2004) here.",
        ])
    func keepsAbbreviations(_ text: String) { expectSentences(text) }

    @Test(
        "decimals, versions, addresses and file names are of one piece",
        arguments: [
            "It costs $3.50.| That is 1.000,75 in euros.", "Version 2.0.1 is out.| Get it.",
            "Write to jane.doe@example.com.| She answers.",
            "See https://example.com/a.b?q=1.2&x=!y.| It is long.",
            "Open report.final.pdf now.| Then close it.",
            "Use the .zip file or index.html here.",
        ])
    func keepsNumbersAndNames(_ text: String) { expectSentences(text) }

    @Test(
        "quotes and brackets that close behind the terminator stay with their sentence",
        arguments: [
            "“It works.”| She smiled.", "\"Why?\"| Nobody knew.", "\"Why?\" she asked.| Nobody knew.",
            "(He was late.)| We left.", "She said (he was late.) nothing.",
            "He shouted \"Stop!\"| Then he ran.",
            "It ends here.[1][2]| It starts here.", "The cost [...] was high.| It fell (!) later.",
        ])
    func keepsClosers(_ text: String) { expectSentences(text) }

    @Test(
        "an ellipsis ends a sentence before a capital only",
        arguments: [
            "Well... maybe not.", "She left...| He stayed.", "One . . . and two.", "Wait…| Who is there?",
            "I am ... not sure.",
        ])
    func readsEllipses(_ text: String) { expectSentences(text) }

    @Test(
        "runs of marks end one sentence, and a lone mark behind a blank belongs to it",
        arguments: ["What?!| No way!!!| Yes.", "Quoi ? !| Rien.", "Really?!?!| Yes."])
    func readsRuns(_ text: String) { expectSentences(text) }

    @Test(
        "list items part, their markers do not",
        arguments: [
            "1. Mix it.| 2. Bake it.| 3. Eat it.", "1) The first item| 2) The second item",
            "a) here| b) there| c) everywhere", "• 9. First item| • 10. Second item",
            "(i) One thing.|\n(ii) Another.",
            "1. A title",
        ])
    func readsLists(_ text: String) { expectSentences(text) }

    @Test(
        "web text: emoticons stay with their sentence, small letters may start one, rules of marks part",
        arguments: [
            "Loved it. :)| Will come back.", "great place :-)| the food was good", "it was fun.| i liked it.",
            "sounds good.| thanks a lot!| see you", "Bye\n|_________\n|Sent from my phone",
            "end.| The next one.Today.",
            "It ended.|That was all of it.",
        ])
    func readsWebText(_ text: String) { expectSentences(text) }

    @Test("a line break ends a sentence, or is white space; a blank line always ends one")
    func readsNewlines() {
        expectSentences("A heading\n|Some text that\n|goes on.")
        expectSentences("Some text that\ngoes on.| And on\nand on\n\n|A new paragraph", newlines: .space)
        expectSentences("Windows\r\nlines\r\n\r\n|New one", newlines: .space)
        expectSentences("Page one\u{C}|Page two", newlines: .space)
    }

    @Test(
        "other languages: abbreviations, ordinals and spacing of their own",
        arguments: [
            ("de", "Am 3. Mai kam Dr. Meier z. B. nach Köln.| Er blieb bis zum 12. Juni."),
            ("de", "Das war 1995.| Die Stadt wuchs, d. h. sie zog Leute an."),
            ("de", "„Ist das wahr?“| Er schwieg."), ("fr", "« Oui. »| Il partit avec M. Dupont."),
            ("fr", "Voilà !| C'est l'art. 5 du code, p. ex. ici."),
            ("es", "¿Qué?| ¡Nada!| El Sr. Gómez vive en EE. UU. desde 2001."),
            ("it", "Il dott. Rossi abita in via Roma.| Si trova a pag. 12."),
            ("ru", "А. С. Пушкин родился в 1799 г. в Москве.| Он писал стихи."),
            ("ru", "Это стоит 5 тыс. руб. за штуку."), ("el", "Τι κάνεις;| Είμαι καλά."),
            ("pl", "Mieszka przy ul. Długiej od 2009 r.| Potem wyjechał."),
            ("cs", "Narodil se 5. května 1980.| Je to dr. Novák."),
            ("nl", "Bijv. dhr. Jansen komt.| Hij is laat."),
        ])
    func readsEuropeanLanguages(language: String, text: String) { expectSentences(text, language: language) }

    @Test(
        "scripts without capitals or blanks end at their own marks, the language unknown",
        arguments: [
            "我来了。|你好吗？|很好！", "「本当だ。」と言った。|彼は去った。", "幅は３．２９％です。|終わり。", "كيف حالك؟| أنا بخير.| شكرا",
            "یہ کتاب ہے۔| وہ قلم ہے۔", "यह राम है।| वह घर गया॥", "डॉ. शर्मा आए।| वे गए।", "እንደምን አለህ፧|መልካም ቀን።",
            "Ողջույն։| Ինչպես ես։", "မင်္ဂလာပါ။|နေကောင်းလား။", "សួស្តី។| អរគុណ។",
        ])
    func readsOtherScripts(_ text: String) { expectSentences(text, language: nil) }

    @Test("invalid UTF-8 is kept in its sentence")
    func keepsInvalidBytes() {
        let bytes = Array("Bad ".utf8) + [0xFF, 0xC3] + Array(". Next".utf8) + [0x80]
        let spans = bytes.withUnsafeBufferPointer { SentenceSplitter(language: "en").spans(in: $0) }
        #expect(spans == [SourceSpan(start: 0, end: 7), SourceSpan(start: 8, end: 13)])
    }

    @Test("empty and blank texts have no sentences")
    func findsNothing() {
        for text in ["", " ", "\n\n", "\u{3000}\u{A0}"] {
            #expect(SentenceSplitter().spans(in: text).isEmpty)
        }
    }

    @Test("an overlong sentence is cut at a newline, else behind punctuation, else at a blank, else anywhere")
    func cutsOverlongSentences() {
        let splitter = SentenceSplitter(newlines: .space, maximumLength: 12)
        #expect(splitter.sentences(in: "one two\nthree four") == ["one two", "three four"])
        #expect(splitter.sentences(in: "one: two three four") == ["one:", "two three", "four"])
        #expect(splitter.sentences(in: "one two three four") == ["one two", "three four"])
        #expect(splitter.sentences(in: "ééééééééééééééé") == ["éééééééééééé", "ééé"])
    }

    @Test("a language tag may carry a region, and an unknown one is no error")
    func readsLanguageTags() {
        #expect(
            SentenceSplitter(language: "de-AT").sentences(in: "Am 3. Mai. Er kam.") == [
                "Am 3. Mai.", "Er kam.",
            ])
        #expect(SentenceSplitter(language: "tlh").sentences(in: "Heghlu. Qapla.").count == 2)
    }
}
