import ContextTypes
import Testing

@testable import Labelling

@Suite("Titles that sentences name")
struct TitleLinksTests {
    /// A passage of one block with these sentences.
    private static func passage(_ title: String, _ sentences: String...) -> Passage {
        let text = sentences.joined(separator: " ")
        var (place, spans): (Int, [Sentence]) = (0, [])
        for sentence in sentences {
            spans.append(
                Sentence(span: SourceSpan(start: place, end: place + sentence.utf8.count), block: 0))
            place += sentence.utf8.count + 1
        }
        return Passage(
            id: title, document: title, title: title, text: text,
            blocks: [Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1)],
            sentences: spans)
    }

    private static func reading(_ probabilities: Double...) -> PassageReading {
        PassageReading(
            sentences: probabilities.map { probability in
                var reading = SentenceReading(logits: [0])
                reading.probability = probability
                return reading
            }, relevance: 0)
    }

    @Test("a sentence gives what it says to the passage that it names, and takes what is said there")
    func twoSteps() {
        let passages = [
            Self.passage("Jaws (film)", "Jaws was directed by STEVEN Spielberg.", "It has a shark."),
            Self.passage("Steven Spielberg", "He was born in Ohio."),
            Self.passage("Whales", "They are large."),
        ]
        let links = TitleLinks("Where was the director of Jaws born?", passages)
        let rows = links.rows(of: [Self.reading(0.75, 0.5), Self.reading(0.25), Self.reading(0.125)])
        // titleNamed, titleAsked, namesTitle, namesAskedTitle
        #expect(rows == [[[0, 1, 0.25, 0], [0, 1, 0, 0]], [[0.75, 0, 0, 0]], [[0, 0, 0, 0]]])
    }

    @Test("passages of one title are one: they do not name each other, and what is unread counts nothing")
    func sameTitle() {
        let passages = [
            Self.passage("Mills", "Mills grind."), Self.passage("Mills", "A miller owns mills."),
            Self.passage("Grain", "Grain goes to mills, not to a windmill."),
        ]
        let links = TitleLinks("What is grain?", passages)
        var unread = Self.reading(1)
        unread.sentences = [nil]
        let rows = links.rows(of: [Self.reading(0.5), unread, Self.reading(0.25)])
        #expect(rows == [[[0.25, 0, 0, 0]], [[0.25, 0, 0, 0]], [[0, 1, 0.5, 0]]])
    }

    @Test(
        "titles are found as whole words in a row; short ones, empty ones and ones in brackets name nothing",
        arguments: [
            ("New York", "The new york of old.", true), ("New York", "York is new.", false),
            ("New York", "New Yorkers came.", false), ("Emma (novel)", "Austen wrote Emma.", true),
            ("Ohm", "The ohm is a unit.", false), ("", "Nothing.", false), ("(film)", "A film.", false),
            ("東京都", "東京都は日本の首都。", true), ("C++ 17", "In C 17 nothing changed.", true),
        ])
    func found(title: String, sentence: String, isNamed: Bool) {
        let links = TitleLinks("Why?", [Self.passage(title, "Some text."), Self.passage("Other", sentence)])
        let rows = links.rows(of: [Self.reading(0.25), Self.reading(0.5)])
        #expect(rows[0][0][0] == (isNamed ? 0.5 : 0))
        #expect(rows[1][0][2] == (isNamed ? 0.25 : 0))
    }
}
