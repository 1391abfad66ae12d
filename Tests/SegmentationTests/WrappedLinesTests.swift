import ContextTypes
import TestSupport
import Testing

@testable import Segmentation

@Suite("Line breaks of plain text")
struct WrappedLinesTests {
    /// The units of a text.
    private func units(_ text: String) -> [String] {
        let document = Document(id: "d", title: "", content: structured(text, as: .text).content)
        return PassageCutter(limit: 10_000, counter: PageProperties.ByteCounter())
            .wholePassage(of: document, from: .text).sentences.map { text.text(at: $0.span) }
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in String(line.drop { $0 == " " }) }
    }

    /// Wraps words as editors and mail programs do.
    private func wrapped(_ words: [String], at width: Int, lineEnd: String = "\n", indent: String = "")
        -> String
    {
        var text = indent
        var column = indent.count
        for (index, word) in words.enumerated() {
            if index > 0, column + 1 + word.count > width {
                text += lineEnd
                column = 0
            } else if index > 0 {
                text += " "
                column += 1
            }
            text += word
            column += word.count
        }
        return text
    }

    private static let prose = [
        """
        The harbour office was founded in eighteen hundred and four by the mayor, who wanted to tax the herring boats \
        that came from the north. It closed in 1990 when the last of the boats had been sold to a museum, and the \
        building has been a library since. Visitors find it behind the church.
        """,
        """
        Das Hafenamt wurde achtzehnhundertvier vom Bürgermeister gegründet, der die Heringsboote besteuern wollte, die \
        aus dem Norden kamen. Es schloss 1990, als die letzten Boote an ein Museum verkauft waren; seitdem ist das \
        Gebäude eine Bücherei.
        """,
        """
        Le bureau du port fut fondé par le maire, qui voulait taxer les bateaux venus du nord, et il ferma quand le \
        dernier bateau fut vendu à un musée. Depuis, le bâtiment est une bibliothèque que les visiteurs aiment bien.
        """,
        """
        Портовая контора была основана мэром, который хотел обложить налогом лодки, приходившие с севера, и закрылась, \
        когда последнюю лодку продали музею. С тех пор в здании находится библиотека.
        """,
    ]

    @Test("prose that was wrapped at any width has the sentences it had before", arguments: prose)
    func wrappedProse(text: String) {
        let words = text.split(separator: " ").map(String.init)
        for width in [34, 40, 50, 60, 65, 72, 76, 79, 80, 100, 120] {
            for lineEnd in ["\n", "\r\n", " \n"] {
                let page = wrapped(words, at: width, lineEnd: lineEnd)
                let found = units(page).map { $0.split { $0 == " " || $0.isNewline }.joined(separator: " ") }
                #expect(found == units(text), "\(width)")
            }
        }
    }

    @Test("a first line that stands further in, and paragraphs without a blank line between, change nothing")
    func indentedParagraphs() {
        let paragraphs = Self.prose.prefix(1).map { $0.split(separator: " ").map(String.init) }
        let words = paragraphs[0]
        let page = wrapped(words, at: 60, indent: "   ") + "\n" + wrapped(words, at: 60, indent: "   ")
        let found = units(page).map { $0.split { $0 == " " || $0.isNewline }.joined(separator: " ") }
        #expect(found == units(Self.prose[0]) + units(Self.prose[0]))
    }

    @Test("Japanese and Chinese lines of equal width go on without a blank")
    func unspacedProse() {
        let text = "この港の事務所は一八〇四年に北から来る鰊の船に税をかけようとした町長によって設けられ一九九〇年に最後の船が博物館に売られたときに閉じられた。"
        for width in [16, 20, 24, 36] {
            var page = ""
            for (index, character) in text.enumerated() {
                if index > 0, index % width == 0 { page += "\n" }
                page.append(character)
            }
            #expect(units(page).count == 1, "\(width)")
        }
    }

    @Test("a short paragraph goes by the width of the rest of its text")
    func shortParagraph() {
        let page =
            wrapped(Self.prose[0].split(separator: " ").map(String.init), at: 60)
            + "\n\nAfter that all of the papers were brought to the archive of\nKirkwall. Nobody has read them."
        #expect(
            units(page).suffix(2) == [
                "After that all of the papers were brought to the archive of\nKirkwall.",
                "Nobody has read them.",
            ])
    }

    @Test("items of a list go on to the next bullet")
    func wrappedItems() {
        let page = """
            Before you sail:
            - look at the tide table of the harbour office and at the sign on the
              pier, which may differ
            - tell the office of the harbour when you mean to be back on the island,
              and with how many people
            2 boats may be hired.
            """
        #expect(
            units(page).map { lines($0).joined(separator: " ") } == [
                "Before you sail:",
                "- look at the tide table of the harbour office and at the sign on the pier, which may differ",
                "- tell the office of the harbour when you mean to be back on the island, and with how many people",
                "2 boats may be hired.",
            ])
    }

    /// Texts in which every line is a unit of its own.
    private static let lineTexts = [
        // Lists.
        "apples and pears from the garden of the mill\nflour\nbutter from the farm on the other side of the river\nsalt",
        "- look at the tide table of the harbour office\n- tell the office when you mean to be back\n- take a light",
        "1. look at the tide table of the harbour\n2. tell the office when you will be back\n3. take a light with you",
        "Apples from the garden of the old mill\nPears from the garden of the new mill\nPlums from nobody knows where",
        // Logs.
        "2024-03-05T09:01:11.020Z INFO [w-1] gate: request of a client came in\n"
            + "2024-03-05T09:01:12.500Z ERROR [w-3] gate: request failed: read timed out\n"
            + "2024-03-05T09:01:12.501Z INFO [w-3] gate: client was told to try again",
        "09:01:11 request of a client came in from the outside\n09:01:12 request failed since the read timed out twice\n"
            + "09:01:13 client was told that it should try again",
        "warning: the option of the reader is old and will be gone\nwarning: the option of the writer is old and will be gone\n"
            + "error: no input was given to the program at all",
        "Exception in thread main: the reader found no input in the file\n    at reader.open(reader.swift:12)\n"
            + "    at reader.main(reader.swift:3)",
        // Verse.
        "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n"
            + "Rough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date",
        "the fog comes\non little cat feet\nit sits looking\nover harbor and city",
        "Wer reitet so spät durch Nacht und Wind?\nEs ist der Vater mit seinem Kind\nEr hat den Knaben wohl in dem Arm\n"
            + "Er fasst ihn sicher, er hält ihn warm",
        // Chats.
        "anna: are you coming to the harbour this evening after work\nben: perhaps when the weather is a little better\n"
            + "anna: it will be better in the evening says the office",
        "<anna> are you coming to the harbour this evening after work\n<ben> perhaps when the weather is better\n<anna> good",
        "[10:01] anna are you coming to the harbour this evening\n[10:02] ben perhaps when the weather is better\n[10:02] anna good",
        // Settings, tables, addresses, code.
        "name = harbour office of the northern islands\nport = the one on the other side of the pier\nopen = from nine to five",
        "drwxr-xr-x  2 root  root   4096 Mar  5 09:01 harbour\ndrwxr-xr-x  2 root  root   4096 Mar  5 09:01 island-of-birds",
        "harbour   12   north of the church\nisland     3   south of the church\npier       1   at the end of the road",
        "Harbour Office\n12 Pier Road\nKirkwall\nKW15 1AB",
        "for boat in boats {\n    tax(boat, of: harbour, in: currency)\n    boats.remove(boat)\n}",
        "> are you coming to the harbour this evening after work\n> or are you staying at home\nI am coming",
    ]

    @Test("lines of lists, logs, verse, chats and tables stay apart", arguments: lineTexts)
    func apart(text: String) {
        #expect(units(text) == lines(text))
    }

    @Test("texts of a million short lines, or of one line, are read")
    func manyLines() {
        #expect(units(String(repeating: "a\n", count: 1_000_000)).count == 1_000_000)
        let long = String(repeating: "some words that go on and on and on to the end\n", count: 20_000)
        #expect(!units(long).isEmpty)
        #expect(units(String(repeating: "word ", count: 100_000)).count > 0)
    }

    @Test("random texts: units rise, lie apart, and leave out white space alone")
    func randomTexts() {
        let pieces = [
            "word", "Word", "some words ", "a", ".", "! ", "\n", "\n", "\n", "\r\n", "\n\n", "  ", "\t", "- ",
            "12. ", "b) ",
            "name: ", "=", "日本", "の", "é", "{", "|", "09:01 ", "\u{2014} ",
            "a longer run of words that fills a line ",
        ]
        for seed in 0..<Effort.count("WINNOW_PLAIN_TEXTS", usual: 2_000) {
            var generator = SeededGenerator(seed: UInt64(seed))
            let text = (0..<Int.random(in: 0...60, using: &generator)).reduce(into: "") { text, _ in
                text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }
            let found = units(text)
            #expect(
                found.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace }, "seed \(seed)"
            )
        }
    }
}
