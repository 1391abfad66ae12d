import Testing

@testable import Sentences

@Suite("Sentences with references")
struct SentenceReferenceTests {
    private static let labels = ["A", "B", "S1", "C-3", "II", "IV", "XII", "3", "12", "4.1", "7b", "PX12"]

    /// An abbreviation that a label follows, and a sentence around the two.
    private static let names: [(language: String, abbreviations: String, before: String, behind: String)] = [
        (
            "en",
            "Fig. Figs. Sec. Art. Ch. App. Ex. Exh. Sched. Tab. Eq. Vol. Pt. Para. Nos. Doc. Dkt. Cl. Tit. Amend. Subd. Cmt. Att.",
            "Review", "for details."
        ),
        ("de", "Abb. Tab. Bd. Kap. Abs. Art. Nr. Anl. Ziff. Fig.", "Wir lesen", "noch einmal."),
        ("fr", "fig. art. chap. vol. tab. sect. p. ann.", "On relit", "encore une fois."),
        ("es", "fig. art. cap. núm. tab. vol. tít. sec.", "Leemos", "otra vez."),
        ("it", "fig. art. cap. vol. tab. sez. pag.", "Leggiamo", "ancora una volta."),
        ("pt", "fig. art. cap. vol. tab. inc.", "Lemos", "outra vez."),
        ("nl", "fig. art. afb. hfst. tab. nr.", "Wij lezen", "nog een keer."),
        ("pl", "rys. art. rozdz. tab. zał. pkt.", "Czytamy", "jeszcze raz."),
        ("cs", "obr. čl. kap. tab. odst. příl.", "Čteme", "ještě jednou."),
        ("ru", "рис. гл. табл. ст. разд. прил.", "Мы читаем", "ещё раз."),
        ("sv", "fig. kap. tab. art. nr.", "Vi läser", "en gång till."),
        ("da", "fig. kap. tab. art. nr.", "Vi læser", "en gang til."),
    ]

    @Test("an abbreviation that numbers things goes on before a letter, a Roman number, a number")
    func keepsLabels() {
        for (language, abbreviations, before, behind) in Self.names {
            for name in abbreviations.split(separator: " ") {
                for label in Self.labels {
                    expectSentences("\(before) \(name) \(label) \(behind)", language: language)
                    expectSentences("\(before) \(name) \(label), \(behind)", language: language)
                }
            }
        }
    }

    @Test(
        "letters and numbers that name a thing may end the sentence",
        arguments: [
            "See Table A.| The rest follows.", "Take Plan B.| John left.",
            "It is in Fig. A.| Results were good.",
            "It was Type C.| Nobody knew.", "See Exh. D.| Smith signed it.",
            "He lacks vitamin C.| Oranges help.",
            "Read Art. II.| Congress wrote it.", "It is Class A.| Drivers know.",
            "We chose Option B.| Costs fell.",
            "Look at Appendix E.| Pages are missing.", "See Fig. 3.| Values rise.",
        ])
    func endsBehindLabels(_ text: String) { expectSentences(text) }

    @Test(
        "verses, pages with lines, rules and articles are of one piece",
        arguments: [
            "He quoted Phil. 4:8 in court.", "Read Gen. 1:1 and Ps. 23:4 aloud.",
            "As 1 Cor. 13:4 says, love waits.",
            "See Matt. 5:3–12 for this.", "It is in Zeph. 3:17, too.", "Compare Tr. 41:7–44:19 with that.",
            "See Hr'g Tr. 12:4–9 for more.", "Under Fed. R. Civ. P. 12(b)(6) it fails.",
            "See Fed. R. Evid. 403 on that.",
            "Under Tex. R. App. P. 33.1(a) it is waived.", "See Cal. R. Ct. 8.204 on briefs.",
            "It violates Art. II, Sec. 3, of the Act.",
            "See U.S. Const. amend. XIV, § 1 for that.", "Under U.S. Const. art. I, § 8, cl. 3 it may.",
            "By Ala. R. Crim. P. 20.3 he moved.", "Local R. 37.1 applies here.",
            "It is in Jas. 1:5 and Heb. 11:1 as well.",
        ])
    func keepsVersesAndRules(_ text: String) { expectSentences(text) }

    @Test("volume, series and page are a reference, whatever the series is called")
    func keepsSeries() {
        let series = [
            "Vet. App.", "L. Ed.", "L. Ed. 2d", "S. Ct.", "F. Supp. 2d", "Fed. Reg.", "Fed. Cl.", "Wheat.",
            "Cranch", "Wall.",
            "How.", "Harv. L. Rev.", "Yale L.J.", "So. 2d", "Cal. Rptr. 3d", "Ill. App. 3d",
            "Tenn. Crim. App.", "T.C.", "B.R.",
            "I. & N. Dec.", "F. App'x", "Fed. Appx.", "N.Y.S.2d", "Stat.", "Comp. Gen.", "Ct. Cl.",
            "C.C.P.A.", "Trade Cas.",
            "Zqx. Rptr.", "Xyl. Adm. Dec.", "Bnd. Lit. Q.", "M.J.", "Fed. Cas.", "Op. Att'y Gen.",
            "Ohio St. 3d", "Va. Cir.",
        ]
        for name in series {
            expectSentences("The rule is old.| Adams v. Booth, 12 \(name) 247, 253 (1999).| It still holds.")
            expectSentences(
                "See 7 \(name) 101 (citing 3 \(name) 9); accord 5 \(name) 77.| It holds.", language: nil)
        }
    }

    @Test("court and year in brackets are of one piece")
    func keepsCourts() {
        for court in [
            "Fed. Cir. 2007", "9th Cir. 1998", "S.D.N.Y. 2001", "N.D. Cal. Sept. 21, 2004",
            "Tex. Crim. App. 2010",
            "Bankr. D. Colo. 2006", "Del. Ch. 2005", "2d Dep't 2013", "B.I.A. 2014", "Fed. Cl. 2003",
            "Mo. Ct. App. 1987",
            "Cal. Super. Ct. 1999", "Zxq. Adm. Ct. 2011", "C.A.A.F. 2009", "Ct. Int'l Trade 2012",
            "Vet. App. 1992", "Ill. App. Ct. 1990",
        ] {
            expectSentences("We agree.| Adams v. Booth, 1 F.3d 2, 3 (\(court)).| The rest follows.")
            expectSentences("In Booth (\(court)) it was so.| Adams lost.", language: nil)
        }
    }

    @Test(
        "citations to the record and to statutes stand whole",
        arguments: [
            "He was fired.| Compl. ¶ 14.| He sued.", "It fails.| Mot. at 4.| Plaintiff disagrees.",
            "See Pub.L. No. 88–352, § 7.| It applies.",
            "It is denied.| Dkt. No. 18.| Costs follow.",
            "She saw it.| Smith Decl. ¶ 3; Jones Aff. ¶ 6.| He did not.",
            "So it is.| Id. at 12.| Nobody doubts it.", "So it is.| Id.| Nobody doubts it.",
            "See id. § 5.| Congress meant it.",
            "It was heard.| Tr. 46.| He left.", "See Def.'s Mem. in Opp. at 3.| It is short.",
            "He said so.| J.A. 1412.| Others agreed.",
            "See Pet. App. 14a; Resp't Br. 22.| That is all.",
            "By Pub. L. No. 109-8, 119 Stat. 23, it changed.| Courts followed.",
            "It was so.| Ibid.| Smith knew.", "Under Pen. Code, § 211, he stole.| He ran.",
            "See Treas. Reg. § 1.162-1(a).| It helps.",
            "See In re Dorn, 341 B.R. 12 (Bankr. D. Colo. 2006).| It is close.",
            "Acme Mfg. Co. v. Zeno Indus., Inc., 3 U.S. 4 (1801), governs.",
        ])
    func keepsRecords(_ text: String) { expectSentences(text) }

    @Test(
        "the number of a heading stays with its text",
        arguments: [
            "§ 12. Definitions of terms.| They apply.", "Sec. 3. Short title.",
            "Section 1. The fee is due.| Pay it.",
            "Article II. The President acts.", "Rule 4. Summons.", "II. The facts.| He fell.",
            "III.B. The law.| It is clear.",
            "1.2. The scope.| It is wide.", "Chapter 3. The storm.", "Step 1. Mix the flour.",
            "Figure 2. Map of the bay.",
            "A.1. The first part.",
        ])
    func keepsHeadings(_ text: String) { expectSentences(text) }
}
