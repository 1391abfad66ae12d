import ContextTypes
import Testing

@testable import TextAnalysis

@Suite("Questions of one CJK letter")
struct LoneLetterTests {
    private static let letters = ["犬", "車", "水", "め", "ア", "물", "개", "書", "𠮷", "ㄅ", "龍"]

    private func analyzer(letters: Bool) throws -> Analyzer {
        var settings = AnalyzerSettings()
        settings.letters = letters
        return try Analyzer(settings)
    }

    @Test(
        "text that questions are asked of gives letters beside pairs, in its order; questions give pairs alone"
    )
    func givesLetters() throws {
        #expect(try analyzer(letters: true).terms(in: "犬が庭。") == ["犬", "犬が", "が", "が庭", "庭"])
        #expect(try analyzer(letters: false).terms(in: "犬が庭。") == ["犬が", "が庭"])
        #expect(try analyzer(letters: true).terms(in: "犬。 cats ไทย") == ["犬", "cat", "ไท", "ทย"])
        #expect(try analyzer(letters: true).terms(in: "") == [])
    }

    @Test("a letter alone is found wherever it stands in a word", arguments: letters)
    func findsLetters(letter: String) throws {
        let asked = try analyzer(letters: false).terms(in: "\(letter)？")
        #expect(asked == [letter])
        for text in ["\(letter)山川", "山\(letter)川", "山川\(letter)", letter, "「\(letter)」"] {
            #expect(try analyzer(letters: true).terms(in: text).contains(letter))
        }
    }

    @Test("settings suit a question with a letter of its own, and no other", arguments: letters)
    func suitsQuestions(letter: String) throws {
        #expect(try AnalyzerSettings().suited(to: letter).letters)
        #expect(try AnalyzerSettings().suited(to: "what is \(letter)?").letters)
        // Letters of two scripts make no pair.
        if letter != "ㄅ" { #expect(try !AnalyzerSettings().suited(to: "\(letter)山").letters) }
        #expect(try !AnalyzerSettings().suited(to: "what is it?").letters)
    }

    @Test("a question takes its pairs, and letters only where they stand alone")
    func takesLoneLetters() throws {
        let analyzer = try analyzer(letters: true)
        var question = "犬が庭 水"
        let places = QuestionTerms.places(of: question, with: analyzer)
        let words = question.withUTF8 { bytes in
            places.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
        }
        #expect(words == ["犬が", "が庭", "水"])
    }

    @Test("the letters are not part of what an index stores")
    func isNotStored() throws {
        var settings = AnalyzerSettings()
        settings.letters = true
        #expect(try AnalyzerSettings(json: settings.json) == AnalyzerSettings())
        #expect(settings.json == AnalyzerSettings().json)
    }
}
