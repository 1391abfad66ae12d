import Testing

@testable import Sentences

@Suite("Sentences with list marks and remarks")
struct SentenceListTests {
    @Test("the mark of an item in brackets starts a sentence behind the end of another")
    func startsItems() {
        for mark in ["(e)", "(a)", "(b)", "(i)", "(iv)", "(aa)", "(2)", "(12)", "(A)", "(II)", "(c)(1)"] {
            expectSentences("The fee is due.| \(mark) The Secretary may waive it.| Nobody asks.")
            expectSentences("It ends in 2015.| \(mark) Each year counts.", language: nil)
            expectSentences("It is due; \(mark) the fee may be waived.")
        }
    }

    @Test(
        "but it does not where an abbreviation leads to it",
        arguments: [
            "See Sec. (a) above.", "Under para. (b) it is due.", "See cl. (i) and (ii).",
            "As in Fig. (c), it rises.", "See art. (2) there.",
            "By subd. (e) it ends.", "See Eq. (3) below.", "It is in App. (A) here.", "See no. (4) there.",
            "By Nos. (1) and (2) it is.",
        ])
    func keepsItemsOfAbbreviations(_ text: String) { expectSentences(text) }

    @Test("a mark with a tab behind it starts an item, wherever it stands")
    func startsTabbedItems() {
        for (first, second) in [
            ("1.", "2."), ("a.", "b."), ("(1)", "(2)"), ("A.", "B."), ("1)", "2)"), ("9.", "10."),
            ("(i)", "(ii)"),
        ] {
            expectSentences("\(first)\tThe claim is denied.| \(second)\tNew evidence came.")
            expectSentences("CONCLUSIONS OF LAW| \(first)\tThe claim is denied.| \(second)\tNothing is due.")
            expectSentences(
                "THE ISSUES\n|\(first)\tEntitlement to a pension\n|\(second)\tInterest", newlines: .space)
        }
    }

    @Test(
        "where line breaks are white space, the lines of a list are sentences",
        arguments: [
            "Steps:\n|1. Mix the flour\n|2. Bake it\n|3. Eat", "Steps:\n|1) Mix the\nflour\n|2) Bake it",
            "You need\n|- flour\n|- two\neggs\n|- milk",
            "You need\n|* flour\n|* eggs", "You need\n|• flour\n|• eggs",
            "The law:\n|(a) pays a fee\n|(b) fines you", "So:\n|a. here\n|b. there\n|c. there too",
            "So:\n|i. here\n|ii. there", "Now:\n|(i) one\n|(ii) two\n|(iii) three",
            "Wir:\n|1. Mehl\n|2. Eier", "Then\n|+ one\n|+ two", "1. One\n|2. Two\n|3. Three",
        ])
    func partsListLines(_ text: String) { expectSentences(text, language: nil, newlines: .space) }

    @Test(
        "a number that happens to start a wrapped line is no item",
        arguments: [
            ("de", "Er kam am\n3. Mai nach Hause."), ("en", "He was born on May\n5. The year is unknown."),
            ("de", "Sie spielt für den\n1. FC Köln."),
            ("en", "See Section\n1. It is long."), ("en", "He took vitamin\nA. It helped."),
            ("en", "It rained in\n2004. Then it stopped."),
        ])
    func keepsWrappedNumbers(language: String, text: String) {
        let found = SentenceSplitter(language: language, newlines: .space).sentences(in: text)
        #expect(!found.contains { !$0.contains("\n") && text.hasPrefix($0) })
    }

    @Test("a remark in brackets belongs to the sentence before it")
    func keepsRemarks() {
        for remark in [
            "[sic]", "[citation needed]", "[emphasis added]", "[who?]", "[clarification needed]",
            "[sic, again]", "(sic)", "(emphasis added)", "(see below)",
            "(laughter)", "(citations omitted)", "[dubious – discuss]", "[nb 2]",
            "(internal quotation marks omitted)", "[laughs]",
        ] {
            for mark in [".", "!", "?", ".”", ".\""] {
                expectSentences("Where are we\(mark) \(remark)| Nobody knew.")
                expectSentences("It is true\(mark) \(remark)| The rest follows.", language: nil)
            }
        }
    }

    @Test(
        "a remark inside a sentence, behind an abbreviation or at the end parts nothing",
        arguments: [
            "Dr. [sic] Smith came.", "It was true [citation needed] for years.", "Where are we. [sic]",
            "He left (see below) at once.",
            "It is approx. [sic] five.", "It ends here.[1][2]| It starts here.",
            "It ends.[note 3]| It starts.", "It ends.[citation needed]| It starts.",
            "Fees, e.g. (see below) Swiss ones, rise.", "It ended.| (He was late.)| We left.",
        ])
    func keepsInnerRemarks(_ text: String) { expectSentences(text) }

    @Test("a news agency's mark opens a sentence")
    func keepsAgencyMarks() { expectSentences("Es regnet.| (dpa) Berlin wird nass.", language: "de") }
}
